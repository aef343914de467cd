import type { Finding } from './finding.js';
import { type Sentence, sentenceOf } from './grammar/sentence.js';
import { keysIn } from './key.js';
import type { IncidentPerson } from './person.js';
import type { Match, Rule, RuleId } from './rule.js';
import { rules } from './rules/index.js';
import type { Tagger } from './tagger/tagger.js';
import { hide } from './text/hide.js';
import { type Span, sentencesOf } from './text/sentences.js';

export interface FindingOptions {
  tagger: Tagger;
  people: readonly IncidentPerson[];
  /** Keys of findings that somebody said are fine. */
  remembered?: ReadonlySet<string>;
  /** Whether the text is about what to change, so that “should have” may stand. */
  looksForward?: boolean;
}

/** How much of a text is read. */
export const maxChars = 60_000;

/** What blames people in a text, in order. Quotes and code are not read. Reads at most 60,000 characters. */
export function findings(text: string, options: FindingOptions): Finding[] {
  const found = unchecked(text, options);
  return found
    .map((finding, index) =>
      index < maxRewrites && readsBlameless(text, finding, { found, options })
        ? finding
        : { ...finding, suggestion: null },
    )
    .filter(({ key }) => !options.remembered?.has(key));
}

/** In one text: each is read again, and nobody takes more. */
const maxRewrites = 100;

/** Whether a sentence has fewer findings with the suggestion than without. */
function readsBlameless(
  text: string,
  { from, to, sentence, suggestion }: Finding,
  { found, options }: { found: readonly Finding[]; options: FindingOptions },
): boolean {
  if (suggestion === null) return true;
  const rewritten = text.slice(sentence.from, from) + suggestion + text.slice(to, sentence.to);
  const before = found.filter((one) => one.sentence.from === sentence.from);
  return unchecked(rewritten, options).length < before.length;
}

/** The findings with suggestions that may themselves blame. */
function unchecked(text: string, options: FindingOptions): Finding[] {
  const { text: visible, hidden } = hide(text.slice(0, maxChars), options.people);
  return sentencesOf(visible).flatMap((span) => {
    const sentence = sentenceOf(span, { ...options, hidden, written: text });
    return findingsIn(sentence, trimmed(text, span), options);
  });
}

/** A sentence as it was written, without the blanks around it. */
interface Original {
  from: number;
  to: number;
  words: string;
}

function trimmed(text: string, { from, text: visible }: Span): Original {
  const written = text.slice(from, from + visible.length);
  const words = written.trim();
  const start = from + written.indexOf(words);
  return { from: start, to: start + words.length, words };
}

function findingsIn(sentence: Sentence, original: Original, options: FindingOptions): Finding[] {
  const applied = rules.filter(({ mayLookForward }) => !(mayLookForward && options.looksForward));
  const matches = applied.flatMap((rule) => rule.matches(sentence).map((match) => ({ rule, match })));
  if (matches.length === 0) return [];
  const keyOf = keysIn(original.words);
  const found = withoutOverlaps(matches).flatMap(
    ({ rule, match }) => findingOf(sentence, { rule, match, original, keyOf }) ?? [],
  );
  return found.toSorted((one, other) => one.from - other.from);
}

interface Matched {
  rule: Rule;
  match: Match;
}

/** Keeps the first rule's match where several overlap. */
function withoutOverlaps(matches: readonly Matched[]): Matched[] {
  const kept: Matched[] = [];
  for (const one of matches) if (!kept.some((other) => overlaps(one, other))) kept.push(one);
  return kept;
}

function overlaps({ match: one, rule }: Matched, { match: other, rule: otherRule }: Matched): boolean {
  if ((rule.id === 'name-for-role') !== (otherRule.id === 'name-for-role')) return false;
  return one.first <= other.last && other.first <= one.last;
}

function findingOf(
  { tokens }: Sentence,
  {
    rule,
    match,
    original: { from, to },
    keyOf,
  }: Matched & { original: Original; keyOf: (rule: RuleId) => string },
): Finding | null {
  const [first, last] = [tokens[match.first], tokens[match.last]];
  if (!first || !last) return null;
  const { id, message, question } = rule;
  return {
    ...{ rule: id, from: first.from, to: last.to, message, question },
    ...{ sentence: { from, to }, suggestion: match.suggestion ?? null, key: keyOf(id) },
  };
}
