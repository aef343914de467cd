import { plainLetters } from '../plain-letters.js';
import type { Person } from './person.js';

/** No name of Slack's is longer: more is not looked at. */
const maxChars = 200;

/** A name as it is compared: without case, accents, `@` or doubled spaces. Empty where nothing is left. */
export function foldedName(name: string): string {
  return plainLetters(name.slice(0, maxChars))
    .replace(/^[\s@]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

type Named = Pick<Person, 'name' | 'realName' | 'handle'>;

/** Every folded name by which a person can be found, the first name among them. */
export function namesToFind(person: Named): string[] {
  return [...new Set([...fullNames(person), firstName(person)])].filter(Boolean);
}

/**
 * Those of `people` that a typed name means: by handle, display name or real name; only where it is nobody's, by first
 * name. More than one where it does not say which.
 */
export function peopleNamed<One extends Named>(people: readonly One[], typed: string): One[] {
  const wanted = foldedName(typed);
  if (wanted === '') return [];
  const exact = people.filter((person) => fullNames(person).includes(wanted));
  return exact.length > 0 ? exact : people.filter((person) => firstName(person) === wanted);
}

function fullNames({ handle, name, realName }: Named): string[] {
  return [handle, name, realName].map((one) => foldedName(one ?? '')).filter(Boolean);
}

function firstName({ name, realName }: Named): string {
  return foldedName(realName ?? name).split(' ')[0] ?? '';
}
