import { matchesOf, patterns } from '../grammar/pattern.js';
import type { Clause, Sentence } from '../grammar/sentence.js';
import type { Match, Rule } from '../rule.js';
import { errors, failings } from '../words/faults.js';
import { acting, bad, badEvents, byMistake, harm, introducing, removal, wrong } from '../words/harm.js';
import { organizations } from '../words/people.js';
import { nouns, verbs, words } from '../words/word-set.js';
import { followedBy, isByPeople, wholeClause } from './kinds.js';
import { sources } from './sources.js';

/** Somebody is named as what went wrong: what they did, their mistake, or who is to blame. */
export const personAsCause: Rule = {
  id: 'person-as-cause',
  message: 'A person is named as the cause.',
  reason:
    'If somebody could break it, the system allowed it. What one person did is where an explanation begins, not where it ends.',
  source: sources.pagerDutyBlameless,
  question: 'What allowed this to happen, and what made it look right at the time?',
  mayLookForward: false,
  matches: (sentence) => [
    ...sentence.clauses.filter((clause) => isCausedBy(sentence, clause)).map(wholeClause),
    ...sentence.clauses.filter((clause) => isDoneBy(sentence, clause)).map(withAgent(sentence)),
    ...matchesOf(phrases, sentence.tokens).filter((match) => !isCompound(sentence, match)),
  ],
};

/** “Our error budget” is no error of ours. */
function isCompound({ tokens }: Sentence, { last }: Match): boolean {
  const next = tokens[last + 1];
  return errors.has(tokens[last]?.word ?? '') && (next?.tag === 'NOUN' || next?.tag === 'PROPN');
}

/** What people do, said as what went wrong. */
function isCausedBy(sentence: Sentence, clause: Clause): boolean {
  if (clause.isPassive || clause.isNegated || isAvoided(sentence, clause)) return false;
  const isOther = clause.who === 'other';
  if (clause.who === 'organization') return isSlip(clause) || madeMistake(clause);
  if (!isByPeople(clause)) return managesToBreak(sentence, clause);
  return (
    isSlip(clause) ||
    managesToBreak(sentence, clause) ||
    (isPlain(clause) && harm.has(clause.verb)) ||
    isBadDeed(clause) ||
    takesDown(clause) ||
    madeMistake(clause) ||
    worsens(clause) ||
    (isOther && isHarmful(sentence, clause))
  );
}

/** “without causing downtime” */
function isAvoided({ tokens }: Sentence, { first }: Clause): boolean {
  return /^(?:without|avoid|avoids|avoided|avoiding|prevent|prevented|preventing|from|of)$/.test(
    tokens[first - 1]?.word ?? '',
  );
}

/** “accidentally deleted it”, “deleted it by mistake” */
function isSlip(clause: Clause): boolean {
  return (
    clause.adverbs.some((word) => byMistake.has(word)) ||
    (isPlain(clause) && (followedBy(clause, byMistake) || isAccident(clause)))
  );
}

/** “managed to delete the table” */
function managesToBreak({ clauses }: Sentence, clause: Clause): boolean {
  const before = clauses[clauses.indexOf(clause) - 1];
  return (
    clause.isInfinitive &&
    before?.who === 'other' &&
    managing.has(before.verb) &&
    (harm.has(clause.verb) || removal.has(clause.verb))
  );
}

const managing = verbs('manage contrive');

/** “by mistake”, “in error” */
function isAccident({ rest }: Clause): boolean {
  return rest.some(
    ({ word }, at) =>
      (/^(?:mistake|accident)$/.test(word) && rest[at - 1]?.word === 'by') ||
      (word === 'error' && rest[at - 1]?.word === 'in'),
  );
}

/** Not what somebody may or wants to do. */
function isPlain({ auxiliaries, isInfinitive }: Clause): boolean {
  return !isInfinitive && !auxiliaries.some((word) => modals.has(word));
}

const modals = words("can could may might must should would will shall 'll 'd to");

function isBadDeed(clause: Clause): boolean {
  return (
    isPlain(clause) &&
    ((!noticing.has(clause.verb) && followedBy(clause, wrong)) ||
      (clause.who === 'other' && acting.has(clause.verb) && isInstead(clause)) ||
      (making.has(clause.verb) && followedBy(clause, unwise)) ||
      (introducing.has(clause.verb) && followedBy(clause, bad)) ||
      (removal.has(clause.verb) && followedBy(clause, production)))
  );
}

const noticing = verbs(
  'notice find/found see/saw/seen fix correct discover report identify spot/spotted investigate believe think/thought say/said know/known replace revert undo/undone suspect',
);
const unwise = words('poor bad false wrong incorrect costly fatal');

/** “on production instead of staging” */
function isInstead({ rest }: Clause): boolean {
  return rest.some(({ word }, at) => word === 'instead' && rest[at + 1]?.word === 'of');
}

const production = words('production prod live wrong');

/** “took the cluster down”, “brought checkout to its knees”, “locked everybody out”. */
function takesDown(clause: Clause): boolean {
  return (
    isPlain(clause) &&
    ((taking.has(clause.verb) && followedBy(clause, down)) ||
      (triggering.has(clause.verb) && followedBy(clause, badEvents)))
  );
}

const taking = verbs('take/took/taken bring/brought knock lock kick shut/shut/shutting');
const down = words('down offline knees out');
const triggering = verbs(
  'trigger/triggered/triggering introduce create provoke prompt lead/led result induce inject',
);

function madeMistake(clause: Clause): boolean {
  return making.has(clause.verb) && !clause.isPassive && followedBy(clause, errors);
}

const making = verbs('make/made commit/committed/committing');

function worsens(clause: Clause): boolean {
  return isPlain(clause) && making.has(clause.verb) && followedBy(clause, worse);
}

const worse = words('worse');

/** “It went down because somebody pushed a change.” */
function isHarmful({ tokens, clauses }: Sentence, clause: Clause): boolean {
  const start = clause.subject?.first ?? clause.first;
  const link = tokens[start - 1]?.word;
  const effect = clauses[clauses.indexOf(clause) - 1];
  if (link !== 'because' || !effect || !isPlain(clause) || clause.verb.endsWith('ing')) return false;
  return (
    tokens.slice(0, start).some(({ word }) => badEvents.has(word) || wentWrong.has(word)) &&
    acting.has(clause.verb)
  );
}

const wentWrong = words(
  'down failed failing broke broken crashed lost unavailable unreachable offline stopped corrupted leaked expired',
);

/** “was deleted by an engineer” */
function isDoneBy({ tokens }: Sentence, clause: Clause): boolean {
  if (clause.agent !== 'other' || clause.verb.endsWith('ing')) return false;
  return (
    harm.has(clause.verb) ||
    triggering.has(clause.verb) ||
    removal.has(clause.verb) ||
    clause.adverbs.some((word) => byMistake.has(word)) ||
    isAccident(clause) ||
    followedBy(clause, byMistake) ||
    (acting.has(clause.verb) && followedBy(clause, unavailable)) ||
    (acting.has(clause.verb) &&
      tokens.slice(clause.subject?.first ?? clause.first, clause.first).some(({ word }) => bad.has(word)))
  );
}

const unavailable = words('public down offline unavailable');

function withAgent({ tokens }: Sentence): (clause: Clause) => Match {
  return (clause) => {
    const by = tokens.findIndex(({ word }, at) => at > clause.main && word === 'by');
    return {
      first: clause.first,
      last: Math.max(clause.main, by + clause.rest.length - (by - clause.main - 1) - 1),
    };
  };
}

const sets = {
  errors,
  failings,
  badEvents,
  introduced: verbs(
    'cause introduce make/made trigger/triggered commit/committed create produce leave/left induce',
  ),
  own: words('our my your his her their'),
  acts: nouns(
    'deploy deployment change deletion removal restart command edit push commit update merge release configuration config migration upgrade rollback patch query script',
  ),
  adj2: words('manual configuration config database production code schema network dns firewall'),
  company: organizations,
  adj: words('simple small big silly serious terrible costly single'),
  posse: words('his her'),
  improper: words(
    'improper inadequate incorrect inappropriate delayed faulty careless mistaken premature reckless negligent unnecessary bad poor wrong',
  ),
};

const phrases = patterns(
  `
  @errors|@badEvents @introduced by PERSON
  change|commit|configuration|config introduced by PERSON
  @errors|@failings|failure by|from|of PERSON
  on the part of PERSON
  due to PERSON
  because of PERSON
  owing|thanks to PERSON
  result of PERSON
  blamed on PERSON
  attributed|attributable to PERSON
  PERSON @be @adverb? to blame
  PERSON @be @adverb? at fault
  @company @be @adverb? to blame
  @company @be @adverb? at fault
  fault of the|our|a @company
  due to|because|caused of|by? a @adj? mistake|blunder|slip
  mistake|mistakes was|were made
  mistake|error|fault|failure|slip|oversight on our|my|their|his|her side|end|part|behalf
  those|person|people|individual|party|engineer|developer|operator responsible
  responsible engineer|person|individual|party|developer|operator|employee
  on|under his|her|their|our watch
  my|our bad
  command|query|value|name|address|input|data was|were mistyped|misread|fat-fingered
    PERSON @be @adverb? the culprit
  PERSON @be @adverb? @adverb? responsible for the|this|that|an|a|all? … @badEvents
  responsible for the|this|that|an|a|all? … @badEvents @be … PERSON
  PERSON 's|' job|responsibility|duty to
  blame|blames|blaming PERSON
  PERSON @be @adverb? blamed
  PERSON @be the? guilty|culprit|offender|perpetrator
  work|doing|handiwork of PERSON
  traced|tracked back? to PERSON
  comes|came|boils|boiled down to PERSON
  fat-fingered|fat-finger|fat-fingering
  PERSON pulled the … plug|cord|cable
  between keyboard and chair
  between the? chair and the? keyboard
  pebkac
  took PERSON far|way|much? too long
  @own|@posse @improper
  PERSON 's|' @improper
  bad apple|apples
  is|was|'s on me|us|them|him|her
  bad|wrong|faulty|unintended|accidental|erroneous|incorrect|inadvertent|mistaken|botched|untested|broken @adj2? @acts made|done|run|issued|pushed|executed? by PERSON
  weak|weakest link
  loose cannon
  guilty party
  offending engineer|developer|person|team|operator
  fat finger|fingers|fingered
  PERSON mixed|confused … with|up
  PERSON mixed up
  PERSON pulled the plug
  PERSON @be the one|person who|that
  cause|culprit|culprits|reason|problem … @be PERSON
  cause|culprit|culprits|reason|problem @be PERSON
  blame|fault|responsibility lies|lie|lay with PERSON
  fault of PERSON
  PERSON 's|' fault
  @own own? @adverb? fault
  @own own? @errors
  PERSON 's|' own? @errors
  PERSON 's|' failure|failures|inability|refusal|unwillingness|reluctance|tendency to
  @own failure|failures|inability|refusal|unwillingness to
  `,
  {
    ...sets,
    be: words("is are was were be been being 's"),
    adverb: words(
      'solely entirely partly clearly ultimately squarely personally fully directly also largely mainly',
    ),
  },
);
