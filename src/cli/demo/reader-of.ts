import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Reader } from '../../../sandbox/transcript/reader.js';
import type { Person } from '../../../sandbox/users/person.js';

/** Who reads, and when. */
export interface SyncState {
  reader: Person;
  now: Date;
}

/** A person of the sandbox as a reader of transcripts: their zone, and the names of people and channels. */
export function readerOf(slack: Sandbox, { reader, now }: SyncState): Reader {
  const people = new Map(slack.users().map(({ id, name }) => [id, name]));
  const channels = new Map(slack.channels().map(({ id, name }) => [id, name]));
  return {
    tz: reader.tz ?? 'UTC',
    now,
    userName: (id) => people.get(id) ?? id,
    channelName: (id) => channels.get(id) ?? id,
  };
}
