import type { PostmortemDocument } from '../postmortems/document.js';
import { capital } from '../text/words.js';
import type { Kind } from './kind.js';
import { literal } from './literal.js';

/** What people are called in a document without people. */
export interface RolesForPeople {
  /** The id in place of a person's: `responder-2`. */
  idOf(id: string): string;
  /** The role in place of a person's: `responder 2`. */
  nameOf(id: string): string;
  /** By the ids in place. */
  names: Map<string, string>;
  /** Finds people in texts: mentions, ids, names and parts of names. */
  kind: Kind;
  /** The role in place of what `kind` found. */
  instead(found: string): string;
}

/**
 * Roles in place of people: the label of the role that somebody had, else `responder` and a number, by the order in which
 * people appear. The same document gives the same roles. `labelOf` says what a role is called.
 */
export function rolesForPeople(
  document: PostmortemDocument,
  labelOf: (label: string) => string,
): RolesForPeople {
  const roles = new Map<string, string>();
  const used = new Map<string, number>();
  const give = (id: string, label: string, isNumbered: boolean) => {
    if (roles.has(id)) return;
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    roles.set(id, isNumbered || count > 1 ? `${label} ${count}` : label);
  };
  for (const { id, label } of document.people) give(id, labelOf(label).toLowerCase(), false);
  for (const id of othersIn(document)) give(id, 'responder', true);
  const nameOf = (id: string) => roles.get(id) ?? 'somebody';
  const idOf = (id: string) => nameOf(id).replaceAll(' ', '-');
  const byWords = wordsFor(document, roles);
  return {
    ...{ idOf, nameOf, names: new Map([...roles.keys()].map((id) => [idOf(id), nameOf(id)])) },
    kind: { name: 'person', pattern: patternOf(byWords) },
    instead: (found) => {
      const [, mentioned] = /^<@([A-Z0-9]+)/.exec(found) ?? [];
      return mentioned
        ? nameOf(mentioned)
        : (byWords.get(found.replace(/^@/, '').toLowerCase()) ?? 'somebody');
    },
  };
}

/** People without a role: who did something, in order, and then everybody else who is named. */
function othersIn({ incident, ownerId, record, actionItems, names }: PostmortemDocument): string[] {
  const acting = [
    ...[incident.reporterId, ...incident.roles.map(({ userId }) => userId), ownerId],
    ...record.flatMap(({ author, capturedBy, text }) => [
      ...(author && !author.isBot ? [author.id] : []),
      capturedBy,
      ...[...text.matchAll(/<@([UW][A-Z0-9]+)/g)].map(([, id = null]) => id),
    ]),
    ...actionItems.flatMap(({ ownerId: owner, createdBy, watcherIds }) => [owner, createdBy, ...watcherIds]),
  ];
  const named = [...names.keys()].filter((id) => /^[UW]/.test(id)).toSorted();
  return [...acting.filter((id) => id !== null), ...named];
}

/** The words that mean a person, in lower case, with the role: ids, names, and parts of names that only one person has. */
function wordsFor({ names }: PostmortemDocument, roles: ReadonlyMap<string, string>): Map<string, string> {
  const words = new Map<string, string>();
  for (const [id, role] of roles) {
    words.set(id.toLowerCase(), role);
    const name = names.get(id)?.trim() ?? '';
    for (const part of [name, ...name.split(/[\s.]+/)])
      if (isName(part)) words.set(part.toLowerCase(), isNamedAlike(words, part, role) ? 'somebody' : role);
  }
  return words;
}

function isName(part: string): boolean {
  return part.length >= 3 || /[\p{Script=Han}\p{Script=Hangul}]{2}/u.test(part);
}

function isNamedAlike(words: ReadonlyMap<string, string>, part: string, role: string): boolean {
  return (words.get(part.toLowerCase()) ?? role) !== role;
}

/** Mentions, and names as they are, capitalized or in capitals. Scripts without spaces between words have no boundaries. */
function patternOf(byWords: ReadonlyMap<string, string>): RegExp {
  const words = [...byWords.keys()].toSorted((a, b) => b.length - a.length);
  const forms = words.flatMap((word) => [...new Set([word, capitalized(word), word.toUpperCase()])]);
  const anyOf = (some: string[]) => (some.length > 0 ? `(?:${some.map(literal).join('|')})` : '(?!)');
  const within = anyOf(forms.filter((form) => noSpaces.test(form)));
  const whole = anyOf(forms.filter((form) => !noSpaces.test(form)));
  return new RegExp(
    String.raw`<@[UWB][A-Z0-9]{1,20}(?:\|[^<>\n]{0,200})?>|@?${within}|(?<![\p{L}\p{N}_])@?${whole}(?![\p{L}\p{N}_])`,
    'gu',
  );
}

function capitalized(name: string): string {
  return name.split(' ').map(capital).join(' ');
}

const noSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
