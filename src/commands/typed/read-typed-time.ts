import { readTime, type TimeReading } from '../../domain/time/read-time.js';
import type { Call } from '../command.js';
import { zoneOf } from './zone-of.js';

/** The time at the start of a text, in the person's time zone, which is looked up only if there is a time. */
export async function readTypedTime(call: Call, text: string): Promise<TimeReading> {
  const { at: now } = call.act;
  if (readTime(text, now, null).kind === 'none') return { kind: 'none' };
  return readTime(text, now, await zoneOf(call));
}
