import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Sentence } from '../grammar/sentence.js';
import { contributingFactor } from '../rewrites/rewrites.js';
import type { Match, Rule } from '../rule.js';
import { words } from '../words/word-set.js';
import { sources } from './sources.js';

/** One root cause, where several things had to come together. */
export const singleRootCause: Rule = {
  id: 'single-root-cause',
  message: 'This names a single root cause.',
  reason:
    'Several things had to come together for the system to fail. Each is worth knowing, and no one of them is the root.',
  source: sources.cook,
  question: 'What else had to be true for this to happen?',
  mayLookForward: false,
  matches: (sentence) =>
    matchesOf(phrases, sentence.tokens)
      .filter((match) => isAsserted(sentence, match))
      .map((match) => withRewrite(sentence, match)),
};

const sets = {
  found: words(
    'found find identified identify determined determine discovered discover pinpointed located confirmed established',
  ),
  be: words('is was are were being be seems appears turned proved became'),
  adverb: words(
    'likely probably therefore thus then also ultimately simply actually found determined identified believed',
  ),
  adjective: words(
    'underlying real actual main primary ultimate true only one single technical likely probable final sole',
  ),
};

const phrases = patterns(
  `
  the|our @adjective? @adjective? root cause
  root cause :
  root cause|causes? @be
  single|sole|only|one|true root cause
  sole|single cause|reason @be
  the one? sole|single cause|reason
  one and only cause|reason
  the only|real|true|actual cause|reason @be
  root cause of @be
  as the @adjective? root cause
  @found the @adjective? root cause
  @be the @adjective? root cause
  `,
  sets,
);

/** Not “root cause analysis”, not what is still looked for, and not its denial. */
function isAsserted({ tokens, clauses }: Sentence, { first, last }: Match): boolean {
  const root = tokens.findIndex(({ word }, index) => index >= last - 3 && word === 'root');
  const plain = tokens.findIndex(({ word }, index) => index >= first && /^(?:causes?|reason)$/.test(word));
  const [at, cause] = root < 0 ? [plain, plain] : [root, root + 1];
  const next = tokens[cause + 1];
  if (next && (next.tag === 'NOUN' || next.tag === 'PROPN') && next.word !== 'x') return false;
  if (
    tokens
      .slice(Math.max(0, at - 3), at)
      .some(({ word }) => /^(?:no|never|rarely|seldom|without)$/.test(word)) ||
    tokens.slice(Math.max(0, at - 5), at).some(({ word }) => denials.has(word))
  )
    return false;
  if (next?.word === ':' && cause <= 3) return tokens.length > cause + 2;
  if (
    (sets.found.has(tokens[at - 2]?.word ?? '') && /ed$|found/.test(tokens[at - 2]?.word ?? '')) ||
    tokens[at - 2]?.word === 'as'
  )
    return true;
  if (tokens[at - 3]?.word === 'to' && only.has(tokens[at - 1]?.word ?? '')) return true;
  const before = clauses.findLast(({ main }) => main < at);
  const isSaidToBe =
    before !== undefined && linking.has(before.verb) && before.main >= at - 4 && !before.isNegated;
  return (
    isSaidToBe ||
    clauses.some(
      (clause) =>
        isAbout(clause, cause) &&
        linking.has(clause.verb) &&
        !clause.isNegated &&
        !/^(?:unknown|unclear|not|still|n't)$/.test(tokens[clause.main + 1]?.word ?? ''),
    )
  );
}

function isAbout({ subject, main }: Sentence['clauses'][number], cause: number): boolean {
  return subject !== null && subject.head === cause && main > cause;
}

/** “was traced to a single root cause” */
const only = words('single sole one');
const linking = words("is was be been being are were seems appears turned proved became 's lies lay");
const denials = words(
  "whether find finding investigate investigating unknown search searching looking look not n't",
);

function withRewrite(sentence: Sentence, { first, last }: Match): Match {
  if (sentence.tokens[first]?.word === 'one') return { first, last };
  const at = sentence.tokens.findIndex(
    ({ word }, index) => index >= first && index <= last && /^(?:causes?|reason)$/.test(word),
  );
  return contributingFactor(sentence, at);
}
