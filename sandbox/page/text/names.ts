import type { PersonSeen, WorkspaceSeen } from '../../browser/protocol.js';

/** What a person is called in mentions; undefined for ids that nobody here has. */
export function displayName(workspace: WorkspaceSeen, id: string): string | undefined {
  const person = personOf(workspace, id);
  return person?.kind === 'app' ? person.realName : person?.name;
}

export function personOf(workspace: WorkspaceSeen, id: string): PersonSeen | undefined {
  return workspace.people.find((one) => one.id === id);
}

/** A channel's name without `#`; undefined where the person may not know of it. */
export function channelName(workspace: WorkspaceSeen, id: string): string | undefined {
  return workspace.channels.find((one) => one.id === id)?.name;
}
