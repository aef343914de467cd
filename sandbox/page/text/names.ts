import type { PersonSeen, WorkspaceSeen } from '../../browser/protocol.js';

/** A user's name in mentions; undefined for unknown ids. */
export function displayName(workspace: WorkspaceSeen, id: string): string | undefined {
  const person = personOf(workspace, id);
  return person?.kind === 'app' ? person.realName : person?.name;
}

export function personOf(workspace: WorkspaceSeen, id: string): PersonSeen | undefined {
  return workspace.people.find((one) => one.id === id);
}

/** A channel's name without `#`; undefined if the person can't see it. */
export function channelName(workspace: WorkspaceSeen, id: string): string | undefined {
  return workspace.channels.find((one) => one.id === id)?.name;
}
