import type { WorkspaceSeen } from '../../../browser/protocol.js';
import { emojiOf } from '../../../emoji/emoji.js';
import { emojiFound } from '../emoji-found.js';

/** A suggestion. */
export interface Completion {
  /** The text to insert. */
  insert: string;
  name: string;
  detail: string;
  /** A symbol before the name. */
  mark?: string;
}

export interface Completions {
  /** Start of the text to replace; it ends at the cursor. */
  from: number;
  /** The text typed so far. */
  typed: string;
  options: Completion[];
}

const most = 10;

/** Suggestions for the line at the cursor; undefined if there are none. */
export function completionsAt(
  line: string,
  cursor: number,
  workspace: WorkspaceSeen,
): Completions | undefined {
  const before = line.slice(0, cursor);
  const [, typed = ''] = /(?:^|\s)([@#:][^\s:@#]*|^\/[^\s/]*)$/.exec(before) ?? [];
  if (typed === '' || (typed.startsWith(':') && typed.length < 3)) return undefined;
  const options = optionsFor(typed, workspace).slice(0, most);
  return options.length > 0 ? { from: cursor - typed.length, typed, options } : undefined;
}

function optionsFor(typed: string, workspace: WorkspaceSeen): Completion[] {
  const word = typed.slice(1).toLowerCase();
  switch (typed[0]) {
    case '/':
      return commandsFor(typed.toLowerCase(), workspace);
    case '@':
      return mentionsFor(word, workspace);
    case '#':
      return workspace.channels
        .filter(({ name }) => name.includes(word))
        .sort(beginsWith(word, ({ name }) => name))
        .map(({ name, kind }) => ({
          insert: `#${name}`,
          name: `#${name}`,
          detail: kind === 'private' ? 'private' : '',
        }));
    default:
      return emojiFound(word, []).map((name) => ({
        insert: `:${name}:`,
        name: `:${name}:`,
        detail: '',
        mark: emojiOf(name),
      }));
  }
}

function commandsFor(typed: string, { commands, builtIns, app }: WorkspaceSeen): Completion[] {
  const own = commands.map((one) => ({
    ...one,
    detail: `${one.usageHint} · ${app.name}: ${one.description}`,
  }));
  const slacks = builtIns.map((one) => ({ ...one, detail: one.description }));
  return [...own, ...slacks]
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, detail }) => ({ insert: command, name: command, detail }));
}

function mentionsFor(word: string, { people, groups }: WorkspaceSeen): Completion[] {
  const matching = people
    .filter(({ kind, id }) => kind !== 'deactivated' && id !== 'USLACKBOT')
    .filter(
      ({ name, realName }) =>
        `${name} ${realName}`
          .toLowerCase()
          .split(/[\s.]/)
          .some((one) => one.startsWith(word)) || name.startsWith(word),
    )
    .map(({ name, realName }) => ({ insert: `@${name}`, name: `@${name}`, detail: realName }));
  const grouped = groups.map(({ handle, name }) => ({
    insert: `@${handle}`,
    name: `@${handle}`,
    detail: name,
  }));
  return [...matching, ...[...grouped, ...broadcasts].filter(({ insert }) => insert.startsWith(`@${word}`))];
}

const broadcasts: Completion[] = [
  { insert: '@here', name: '@here', detail: 'Everyone active in this channel' },
  { insert: '@channel', name: '@channel', detail: 'Everyone in this channel' },
];

function beginsWith<T>(word: string, nameOf: (one: T) => string): (one: T, other: T) => number {
  const rank = (one: T) => (nameOf(one).startsWith(word) ? 0 : 1);
  return (one, other) => rank(one) - rank(other) || nameOf(one).localeCompare(nameOf(other));
}

/** The command at the start of the line, once it is complete. */
export function commandIn(line: string, { commands, builtIns }: WorkspaceSeen) {
  const [, typed] = /^(\/\S+)\s/.exec(line) ?? [];
  return typed ? [...commands, ...builtIns].find(({ command }) => command === typed) : undefined;
}
