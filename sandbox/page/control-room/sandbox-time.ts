const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Milliseconds from now until nine o'clock tomorrow, by the clock of this machine's zone. */
export function untilTomorrowAtNine(now: Date): number {
  const then = new Date(now);
  then.setDate(then.getDate() + 1);
  then.setHours(9, 0, 0, 0);
  return then.getTime() - now.getTime();
}

/** How far ahead, in words: `1 day 3 hours`, `25 minutes`; empty where it is not. */
export function aheadInWords(ms: number): string {
  const parts = [
    counted(Math.floor(ms / dayMs), 'day'),
    counted(Math.floor((ms % dayMs) / hourMs), 'hour'),
    counted(Math.floor((ms % hourMs) / 60_000), 'minute'),
  ];
  return parts.filter(Boolean).slice(0, 2).join(' ');
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
