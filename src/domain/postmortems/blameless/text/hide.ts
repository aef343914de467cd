import type { IncidentPerson } from '../person.js';

/** A part of a text that the rules see as one word. */
export interface Hidden {
  from: number;
  to: number;
  /** Words of others and code are things; names and mentions are people. */
  kind: 'thing' | 'person';
  /** Who is named, if it is somebody of the incident. */
  person: IncidentPerson | null;
}

/**
 * The text with quotes, code, addresses and people replaced by letters, so that no rule reads them. It keeps its length,
 * so positions stay valid.
 */
export function hide(
  text: string,
  people: readonly IncidentPerson[],
): { text: string; hidden: readonly Hidden[] } {
  const hidden: Hidden[] = [];
  let visible = text;
  const cover = (pattern: RegExp, what: (match: string) => Pick<Hidden, 'kind' | 'person'> | null) => {
    visible = visible.replace(pattern, (match: string, ...rest: unknown[]) => {
      const found = what(match);
      const from = rest.find((one) => typeof one === 'number');
      if (!found || from === undefined) return match;
      hidden.push({ from, to: from + match.length, ...found });
      return filler(match, found.kind);
    });
  };
  for (const pattern of [code, address, ...quotes]) cover(pattern, () => ({ kind: 'thing', person: null }));
  const named = peopleByName(people);
  cover(mention, (match) => ({ kind: 'person', person: personOf(match, people) }));
  if (named) cover(named.pattern, (match) => ({ kind: 'person', person: named.find(match) }));
  return { text: visible, hidden: hidden.toSorted((one, other) => one.from - other.from) };
}

/** Each of these looks at a character a constant number of times. */
const code = /(?<!`)(`{1,3})(?!`)[^`]+\1(?!`)/g;
const address = /\b(?:https?:\/\/|www\.)[^\s<>()]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g;
const quotes = [
  /“[^“”]+”/g,
  /"[^"\n]+"/g,
  /«[^«»]+»/g,
  /„[^„“”]+[“”]/g,
  /(?<![\p{L}\p{N}])‘[^‘’\n]+’(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])'[^'\n]+'(?![\p{L}\p{N}])/gu,
];
const mention =
  /<@[\w|.-]+>|<!subteam\^[\w|@.-]+>|(?<![\w@/.])@(?!here\b|channel\b|everyone\b)[a-z][\w-]*(?:\.[\w-]+)*(?![\w/@])/gi;

/** Small letters look like a noun, a capital one like a name. */
function filler(match: string, kind: Hidden['kind']): string {
  return kind === 'thing' ? 'x'.repeat(match.length) : `X${'x'.repeat(match.length - 1)}`;
}

function personOf(match: string, people: readonly IncidentPerson[]): IncidentPerson | null {
  const [, id = ''] = /^<@(\w+)/.exec(match) ?? [];
  const handle = match.slice(1).toLowerCase();
  return (
    people.find((person) =>
      id ? person.id === id : person.names.some((name) => name.replace(/^@/, '').toLowerCase() === handle),
    ) ?? null
  );
}

/** Names as they are written, the longest first. A name that is also a word counts only with its capital. */
function peopleByName(people: readonly IncidentPerson[]) {
  const byName = new Map(
    people.flatMap((person) => person.names.map((name) => [name.trim().replace(/^@/, ''), person] as const)),
  );
  const names = [...byName.keys()].filter((name) => /\p{L}.*\p{L}/u.test(name));
  if (names.length === 0) return null;
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const either = longestFirst.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, '\\$&')).join('|');
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_@./-])(?:${either})(?![\\p{L}\\p{N}_/]|[.-][\\p{L}\\p{N}])`, 'gu'),
    find: (match: string) => byName.get(match) ?? null,
  };
}
