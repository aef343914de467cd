import type { UnreadableValue } from '../db/database.js';

/** Beyond this many, the first ones say enough. */
const maxReported = 1_000;

/** Reports each unreadable value once, however often it is read. */
export function reportOnce(report: (what: UnreadableValue) => void): (what: UnreadableValue) => void {
  const reported = new Set<string>();
  return (what) => {
    const place = `${what.column} ${what.row}`;
    if (reported.has(place) || reported.size >= maxReported) return;
    reported.add(place);
    report(what);
  };
}
