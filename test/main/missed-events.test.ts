import { expect, it, onTestFinished, vi } from 'vitest';
import { openMissedEvents } from '../../src/main/sync/missed-events.js';

it('reads at once each time that Slack says it drops events, and once more after the last such minute', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const read = vi.fn();
  const missed = openMissedEvents(read);
  missed.syncWhileDropping();
  vi.advanceTimersByTime(60_000);
  missed.syncWhileDropping();
  vi.advanceTimersByTime(60_000);
  expect(read).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(read).toHaveBeenCalledTimes(3);
  missed.syncWhileDropping();
  missed.stop();
  vi.advanceTimersByTime(600_000);
  expect(read).toHaveBeenCalledTimes(4);
});
