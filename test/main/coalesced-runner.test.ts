import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { coalescedRunner } from '../../src/main/coalesced-runner.js';
import { eventually } from '../support/eventually.js';

/** CoalescedRunner that last until they are let go. */
function heldRounds() {
  const held: (() => void)[] = [];
  const runner = coalescedRunner(
    () => new Promise<void>((resolve) => held.push(resolve)),
    (error) => expect.fail(String(error)),
  );
  return { runner, held };
}

describe('work in rounds', () => {
  it('is done once at a time, and once more for all who asked meanwhile', async () => {
    const { runner, held } = heldRounds();
    runner.wake();
    runner.wake();
    runner.wake();
    await sleep(5);
    expect(held).toHaveLength(1);
    held[0]?.();
    await eventually(() => expect(held).toHaveLength(2));
    held[1]?.();
    await sleep(5);
    expect(held).toHaveLength(2);
  });

  it('begins later for whoever can wait, and once for all of them', async () => {
    const { runner, held } = heldRounds();
    runner.wakeIn(20);
    runner.wakeIn(10_000);
    expect(held).toHaveLength(0);
    await eventually(() => expect(held).toHaveLength(1));
    held[0]?.();
    runner.wakeIn(10_000);
    runner.wake();
    await eventually(() => expect(held).toHaveLength(2));
    held[1]?.();
    await runner.stop();
  });

  it('goes on after a round that failed', async () => {
    const failures: unknown[] = [];
    let runner = 0;
    const { wake } = coalescedRunner(
      async () => {
        runner += 1;
        throw new Error(`round ${runner}`);
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
    const runner = coalescedRunner(
      async (isEnding) => {
        while (!isEnding()) await sleep(1);
        told = true;
      },
      () => {},
    );
    runner.wake();
    await sleep(5);
    runner.wake();
    await runner.stop();
    expect(told).toBe(true);
    told = false;
    runner.wake();
    runner.wakeIn(0);
    await sleep(5);
    expect(told).toBe(false);
  });
});
