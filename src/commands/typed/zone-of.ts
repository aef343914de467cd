import type { Call } from '../command.js';

/** The zone in which a person reads and types times (an IANA name); null where Slack does not say. */
export async function zoneOf({ deps, workspaceId, userId }: Call): Promise<string | null> {
  const person = await deps.directory.findPerson(workspaceId, userId);
  return typeof person === 'string' ? null : person.timeZone;
}
