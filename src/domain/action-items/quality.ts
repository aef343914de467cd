import { asksForCare } from '../postmortems/blameless/asks-for-care.js';
import type { ActionItem } from './action-item.js';
import { notImperative, peopleWords, systemVerbs, vagueVerbs, verbs } from './quality-words.js';

/** One way to make an action item likelier to be done and to help. `words`: those of the title that it is about. */
export type Advice =
  /** Tells people to be careful, instead of changing what let them slip. */
  | { kind: 'relies_on_care'; words: string }
  | { kind: 'no_verb' }
  /** Nobody can tell when it is done. */
  | { kind: 'open_ended'; words: string }
  | { kind: 'no_owner' }
  | { kind: 'no_date' };

/** The most useful advice on an action item, or null if it is fine. Only English titles are understood. */
export function adviceOn(
  item: Pick<ActionItem, 'title' | 'verification' | 'ownerId' | 'dueOn'>,
): Advice | null {
  const { title, verification, ownerId, dueOn } = item;
  const words = wordsOf(title);
  const care = careIn(title, words);
  if (care) return { kind: 'relies_on_care', words: care };
  if (lacksVerb(title, words)) return { kind: 'no_verb' };
  const vague = verification === null ? vagueIn(title, words) : null;
  if (vague) return { kind: 'open_ended', words: vague };
  if (ownerId === null) return { kind: 'no_owner' };
  return dueOn === null ? { kind: 'no_date' } : null;
}

/** The words that count: without labels in front (`[infra]`, `OPS-12:`) and adverbs. */
function wordsOf(title: string): string[] {
  const text = title.replace(/^\s*(?:\[[^\]]{0,40}\]|[A-Z]{2,10}-\d+:?|[a-z/-]{1,20}:)\s*/, '');
  const words = text.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  const first = words.findIndex(
    (word) => !/^(?:also|then|please|always|never|don['’]t|do|not)$|ly$/.test(word),
  );
  return words.slice(Math.max(0, first));
}

/** What titles say beside the phrases of the blameless rules. */
const care = [
  /\bbe(?:ing)? (?:more |extra |very )?(?:careful|cautious|attentive|vigilant|mindful|diligent|aware)\b/i,
  /\b(?:remember to|(?:don['’]t|do not|never) forget|keep in mind|work harder)\b/i,
  /\bcommunicate (?:better|more|earlier|clearly)|\b(?:better|more|clear(?:er)?|improve) communication\b/i,
];

/** About people only where they are the ones to change. */
const asked = new RegExp(
  String.raw`^(?:re)?(?:train|teach|remind|educate|encourage|tell|instruct) (?:all |our |the |new )*(?:${peopleWords})\b|^(?:more|better|additional|further) training\b|^(?:double|triple)[- ]check\b|^make sure (?:that )?(?:we|everyone|everybody|people|engineers|developers|the team)\b`,
  'i',
);

/** What changes a system may say why: `Add a check, so that nobody has to remember to …`. */
function careIn(title: string, [first = '', second = '']: string[]): string | null {
  const found = asked.exec(title.trim())?.[0];
  if (found) return found;
  if (systemVerbs.has(first) && second !== 'sure') return null;
  return (
    care.map((pattern) => pattern.exec(title)?.[0]).find((words) => words !== undefined) ?? asksForCare(title)
  );
}

/** Nouns by their ending; verbs that end like them are known. */
const nounEnding = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ing)s?$/;
const modal = /^(?:[\p{L}'’-]+ ){1,4}(?:should|must|needs? to|have to|has to|will|might|could)\b/iu;

function lacksVerb(title: string, [first = '', second = '']: string[]): boolean {
  if (first === '') return false;
  if (verbs.has(first)) return nounAfter.has(`${first} ${second}`);
  if (modal.test(title.trim()) || notImperative.has(first)) return true;
  return nounEnding.test(first) && first.length > 5;
}

/** Verbs that begin what is no sentence. */
const nounAfter: ReadonlySet<string> = new Set(['alert fatigue', 'test coverage', 'monitor coverage']);

/** Words that say how to tell that it is done, or what is done. */
const measurable =
  /\d|%|\b(?:so that|such that|until|within|below|under|above|less than|more than|at least|at most|every|by \p{L}+ing|from \S+ to)\b/iu;

function vagueIn(title: string, [first = '', second = '']: string[]): string | null {
  const found = [`${first} ${second}`, first].find((words) => vagueVerbs.has(words));
  if (found === undefined || measurable.test(title)) return null;
  const start = title.toLowerCase().indexOf(found);
  return title.slice(start, start + found.length);
}
