import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openRounds } from '../../src/main/rounds.js';
import { eventually } from '../support/eventually.js';

/** Rounds that last until they are let go. */
function heldRounds() {
  const held: (() => void)[] = [];
  const rounds = openRounds(
    () => new Promise<void>((resolve) => held.push(resolve)),
    (error) => expect.fail(String(error)),
  );
  return { rounds, held };
}

describe('work in rounds', () => {
  it('is done once at a time, and once more for all who asked meanwhile', async () => {
    const { rounds, held } = heldRounds();
    rounds.wake();
    rounds.wake();
    rounds.wake();
    await sleep(5);
    expect(held).toHaveLength(1);
    held[0]?.();
    await eventually(() => expect(held).toHaveLength(2));
    held[1]?.();
    await sleep(5);
    expect(held).toHaveLength(2);
  });

  it('begins later for whoever can wait, and once for all of them', async () => {
    const { rounds, held } = heldRounds();
    rounds.wakeIn(20);
    rounds.wakeIn(10_000);
    expect(held).toHaveLength(0);
    await eventually(() => expect(held).toHaveLength(1));
    held[0]?.();
    rounds.wakeIn(10_000);
    rounds.wake();
    await eventually(() => expect(held).toHaveLength(2));
    held[1]?.();
    await rounds.stop();
  });

  it('goes on after a round that failed', async () => {
    const failures: unknown[] = [];
    let rounds = 0;
    const { wake } = openRounds(
      async () => {
        rounds += 1;
        throw new Error(`round ${rounds}`);
      },
      (error) => failures.push(error),
    );
    wake();
    await eventually(() => expect(failures).toHaveLength(1));
    wake();
    await eventually(() => expect(failures).toEqual([new Error('round 1'), new Error('round 2')]));
  });

  it('ends with the round under way, which is told, and begins none any more', async () => {
    let told = false;
    const rounds = openRounds(
      async (isEnding) => {
        while (!isEnding()) await sleep(1);
        told = true;
      },
      () => {},
    );
    rounds.wake();
    await sleep(5);
    rounds.wake();
    await rounds.stop();
    expect(told).toBe(true);
    told = false;
    rounds.wake();
    rounds.wakeIn(0);
    await sleep(5);
    expect(told).toBe(false);
  });
});
