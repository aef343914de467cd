const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Like `1 day 3 hours` or `25 minutes`; empty for 0. */
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
