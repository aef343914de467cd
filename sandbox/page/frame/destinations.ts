import type { PersonSeen, WorkspaceSeen } from '../../browser/protocol.js';
import type { Place } from '../place/address.js';

/** A place to go to. */
export interface Destination {
  key: string;
  name: string;
  detail: string;
  person?: PersonSeen;
  place: Partial<Place>;
}

const most = 12;

/** Channels and people that match the query, prefix matches first. */
export function destinationsFor(query: string, { channels, people }: WorkspaceSeen): Destination[] {
  const words = query.trim().toLowerCase().replace(/^[#@]/, '');
  const all: Destination[] = [
    ...channels.map(({ id, name, kind }) => ({
      key: id,
      name: `#${name}`,
      detail: kind === 'private' ? 'private channel' : 'channel',
      place: { at: id, thread: '' },
    })),
    ...people
      .filter(({ kind, id }) => kind !== 'deactivated' && kind !== 'app' && id !== 'USLACKBOT')
      .map((person) => ({
        key: person.id,
        name: person.realName,
        detail: `switch to @${person.name}`,
        person,
        place: { as: person.name, thread: '' },
      })),
  ];
  const rank = ({ name }: Destination) => (name.toLowerCase().replace('#', '').startsWith(words) ? 0 : 1);
  return all
    .filter(({ name, detail }) => `${name} ${detail}`.toLowerCase().includes(words))
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, most);
}
