import { expect, it } from 'vitest';
import { watchTicks } from '../../src/main/clock/watch-ticks.js';

it('is not ready once the clock has stopped for three minutes, and ready with its next tick', () => {
  let now = 0;
  const { ticked, part } = watchTicks(() => now);
  now = 179_999;
  expect(part()).toEqual({ kind: 'ready' });
  now = 180_000;
  expect(part()).toEqual({ kind: 'not_ready', why: 'the clock has stopped' });
  ticked();
  expect(part()).toEqual({ kind: 'ready' });
});
