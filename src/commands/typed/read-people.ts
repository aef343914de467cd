import type { Person } from '../../domain/people/person.js';
import type { Call } from '../command.js';
import { mentionsIn, plainText, withoutMentions } from './plain-text.js';

/** The people and groups that a text names. */
export interface NamedPeople {
  userIds: string[];
  groupIds: string[];
  /** Words that name nobody or several people. */
  unclear: { words: string; candidates: Person[] }[];
}

const maxNames = 20;

/**
 * Finds the people and groups that a text names: by mention, by a member's name, or as `me`; separated by commas,
 * `and` or spaces. Every word counts: one that names nobody for certain is `unclear`.
 */
export async function readPeople(call: Call, typed: string): Promise<NamedPeople> {
  const { userIds, groupIds } = mentionsIn(typed);
  const words = plainText(withoutMentions(typed), call.nameOf).trim();
  const named = words
    .split(/[,;&+\n]|\s(?:and|und|et|y)\s|^and\s|\sand$/i)
    .map(withoutFillers)
    .filter(Boolean);
  const isNobodyNamed = named.length + userIds.length + groupIds.length === 0;
  const parts = isNobodyNamed && !isPolite(words) ? [words] : named;
  const looked = await Promise.all(parts.slice(0, maxNames).map((part) => meantBy(call, part)));
  const tooMany = parts.slice(maxNames).join(', ');
  return {
    userIds: [...new Set([...userIds, ...looked.flatMap(({ found }) => found)])],
    groupIds: [...new Set(groupIds)],
    unclear: [
      ...looked.flatMap(({ unclear }) => unclear),
      ...(tooMany ? [{ words: tooMany, candidates: [] }] : []),
    ],
  };
}

interface Meant {
  found: string[];
  unclear: NamedPeople['unclear'];
}

/** One name, or several separated by spaces if each is a person's. */
async function meantBy(call: Call, part: string): Promise<Meant> {
  const whole = await oneNamed(call, part);
  const words = part.split(' ');
  if (whole.found.length > 0 || words.length === 1 || words.length > 6) return whole;
  const each = await Promise.all(words.map((word) => oneNamed(call, word)));
  if (each.every(({ found }) => found.length > 0))
    return { found: each.flatMap(({ found }) => found), unclear: [] };
  const known = await Promise.all(words.map((word) => candidatesOf(call, word)));
  const candidates = new Map(
    [...whole.unclear.flatMap((one) => one.candidates), ...known.flat()].map((one) => [one.userId, one]),
  );
  return { found: [], unclear: [{ words: part, candidates: [...candidates.values()] }] };
}

async function oneNamed(call: Call, name: string): Promise<Meant> {
  if (/^(?:me|myself|i)$/i.test(name)) return { found: [call.userId], unclear: [] };
  const candidates = await candidatesOf(call, name);
  const [only] = candidates;
  return only && candidates.length === 1
    ? { found: [only.userId], unclear: [] }
    : { found: [], unclear: [{ words: name, candidates }] };
}

async function candidatesOf({ deps, workspaceId }: Call, name: string): Promise<Person[]> {
  return name.length > 80 ? [] : deps.directory.findByName(workspaceId, name);
}

/** Removes filler words around a name: `to dana please`. */
function withoutFillers(part: string): string {
  const words = part.split(/\s+/).filter(Boolean);
  const from = words.findIndex((word) => !isAmong(fillers, word));
  const to = words.findLastIndex((word) => !isAmong(fillers, word));
  return from < 0
    ? ''
    : words
        .slice(from, to + 1)
        .join(' ')
        .replace(/(?<=\w)[.!]$/, '');
}

/** Whether the words expect no name: `lead please`, but not `lead for you`. */
function isPolite(words: string): boolean {
  return words
    .replace(/\bthank you\b/gi, 'thanks')
    .split(/\s+/)
    .every((word) => isAmong(courtesies, word));
}

function isAmong(some: ReadonlySet<string>, word: string): boolean {
  return some.has(word.toLowerCase().replace(/[.,;!:]$/, ''));
}

const courtesies: ReadonlySet<string> = new Set(['', 'now', 'please', 'pls', 'plz', 'thanks', 'thx']);
const fillers: ReadonlySet<string> = new Set([
  ...courtesies,
  ...['to', 'is', 'for', 'as', 'be', 'goes', 'thank', 'you'],
  ...['and', 'with', '=', '->', '→', '-', '–', '—'],
]);
