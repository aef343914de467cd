import { readTime, type TimeReading } from '../../domain/time/read-time.js';
import type { Call } from '../command.js';
import { zoneOf } from './zone-of.js';

/** The time that a person's words begin with, in their own zone. The zone is looked up only where a time was typed. */
export async function readTypedTime(call: Call, text: string): Promise<TimeReading> {
  const { at: now } = call.act;
  if (readTime(text, now, null).kind === 'none') return { kind: 'none' };
  return readTime(text, now, await zoneOf(call));
}
