import { type TimeReading, timeFirst } from '../domain/time/read-time.js';
import type { Call } from './command.js';

/** The time that a person's words begin with, in their own zone. Asks Slack for the zone only where a time was typed. */
export async function readTypedTime(call: Call, text: string): Promise<TimeReading> {
  const { at: now } = call.act;
  if (timeFirst(text, now, null).kind === 'none') return { kind: 'none' };
  return timeFirst(text, now, await zoneOf(call));
}

/** The person's own zone, in which they mean the times that they type; null where Slack does not say. */
async function zoneOf({ deps, workspaceId, userId }: Call): Promise<string | null> {
  const person = await deps.directory.findPerson(workspaceId, userId);
  return typeof person === 'string' ? null : person.timeZone;
}
