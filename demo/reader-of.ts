import type { Sandbox } from '../sandbox/sandbox.js';
import type { Reader } from '../sandbox/transcript/reader.js';
import type { Person } from '../sandbox/users/person.js';

/** The person reading and the current time. */
export interface Viewpoint {
  reader: Person;
  now: Date;
}

/** Makes a sandbox user a reader of transcripts, with their time zone and the names of people and channels. */
export function readerOf(slack: Sandbox, { reader, now }: Viewpoint): Reader {
  const people = new Map(slack.users().map(({ id, name }) => [id, name]));
  const channels = new Map(slack.channels().map(({ id, name }) => [id, name]));
  return {
    tz: reader.tz ?? 'UTC',
    now,
    userName: (id) => people.get(id) ?? id,
    channelName: (id) => channels.get(id) ?? id,
  };
}
