import type { Call } from '../command.js';

/** A person's time zone (IANA name); null if Slack doesn't tell. */
export async function zoneOf({ deps, workspaceId, userId }: Call): Promise<string | null> {
  const person = await deps.directory.findPerson(workspaceId, userId);
  return typeof person === 'string' ? null : person.timeZone;
}
