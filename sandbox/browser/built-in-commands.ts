import type { Person } from '../users/person.js';
import type { CommandSeen, Done } from './protocol.js';

interface BuiltIn extends CommandSeen {
  run(person: Person, rest: string, at: { in: string; thread?: string }): Promise<unknown>;
  worksInThreads?: boolean;
}

/** Slack's own commands. Each does what a person can also do by hand; the app learns of it only through events. */
export const builtIns: BuiltIn[] = [
  {
    command: '/archive',
    description: 'Archive this channel',
    usageHint: '',
    run: (person, _, at) => person.archives(at.in),
  },
  {
    command: '/invite',
    description: 'Invite people to this channel',
    usageHint: '@person',
    async run(person, rest, at) {
      const handles = rest.split(/[\s,]+/).filter((word) => word !== '');
      if (handles.length === 0) throw new Error('Who? Try /invite @person');
      for (const handle of handles) await person.invites(at.in, handle.replace(/^@/, ''));
    },
  },
  {
    command: '/join',
    description: 'Join a channel',
    usageHint: '#channel',
    run: (person, rest) => person.joins(rest.replace(/^#/, '')),
  },
  {
    command: '/leave',
    description: 'Leave this channel',
    usageHint: '',
    run: (person, _, at) => person.leaves(at.in),
  },
  {
    command: '/me',
    description: 'Say what you do',
    usageHint: 'is looking at the graphs',
    worksInThreads: true,
    run: (person, rest, at) => person.posts(required(rest, '/me is …'), { ...at, subtype: 'me_message' }),
  },
  {
    command: '/rename',
    description: 'Rename this channel',
    usageHint: 'new-name',
    run: (person, rest, at) => person.renames(at.in, rest.replace(/^#/, '')),
  },
  {
    command: '/shrug',
    description: 'Add ¯\\_(ツ)_/¯ to your message',
    usageHint: 'your message',
    worksInThreads: true,
    run: (person, rest, at) => person.posts(`${rest} ¯\\_(ツ)_/¯`.trim(), at),
  },
  {
    command: '/topic',
    description: 'Set the channel topic',
    usageHint: 'new topic',
    run: (person, rest, at) => person.setsTopic(at.in, rest),
  },
];

/** Runs one of Slack's own commands; returns undefined for any other line. */
export async function runBuiltIn(
  person: Person,
  line: string,
  at: { in: string; thread?: string },
): Promise<Done | undefined> {
  const [command = '', rest = ''] = line.trim().split(/\s+(.*)/s);
  const known = builtIns.find((one) => one.command === command);
  if (!known) return undefined;
  if (at.thread && !known.worksInThreads) return { failed: `${command} is not supported in threads. Sorry!` };
  await known.run(person, rest, at);
  return {};
}

function required(words: string, example: string): string {
  if (words === '') throw new Error(`Something is missing. Try ${example}`);
  return words;
}
