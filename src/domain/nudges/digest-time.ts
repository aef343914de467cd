import type { Keys } from './asks/ask.js';
import { type Address, addressId } from './asks/recipient.js';
import type { Calendar } from './calendar.js';

/** The digest of one recipient for one of their days, and when it is sent (ms). */
export interface DigestTime {
  key: string;
  at: number;
}

/** Beyond this, nobody has a working day any more. */
const furthestDays = 366;

/**
 * The digest that carries what is due at `dueAt` (ms): the first one after it that isn't in the ledger and can still be
 * sent at `now`. A late digest is sent until the quiet hours begin. Null if there is no working day within a year.
 */
export function digestTime(
  to: Address,
  calendar: Calendar,
  { dueAt, now, decided }: { dueAt: number; now: number; decided: Keys },
): DigestTime | null {
  const first = Math.max(calendar.dayOf(Math.max(dueAt, now)), calendar.backOn);
  for (let day = first; day <= first + furthestDays; day++) {
    const hours = calendar.digestOn(day);
    if (!hours || hours.at < dueAt || hours.until <= now) continue;
    const key = `digest:${addressId(to)}:${hours.date}`;
    if (!decided.has(key)) return { key, at: hours.at };
  }
  return null;
}
