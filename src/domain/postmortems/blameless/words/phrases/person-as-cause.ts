import { patterns } from '../../grammar/pattern.js';
import { breachesOfRules, faultsOfPeople } from '../conduct.js';
import { errors, failings } from '../faults.js';
import { acting, badEvents, harm, introducing, removal, unchecked } from '../harm.js';
import { agents, organizations } from '../people.js';
import { nouns, verbs, words } from '../word-set.js';

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

/** Somebody is named as the cause, in so many words. */
export const personAsCausePhrases = patterns(
  `
  @errors|@badEvents @introduced by PERSON
  change|commit|configuration|config introduced by PERSON
  @errors|@failings|@faultsOfPeople by|from|of|among PERSON
  @errors|@failings|@faultsOfPeople on @own part
  @breaches of|with|by|to … … by|from PERSON
  @breaches by PERSON
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
  it|this|everything|incident|outage all? started|began|starts|begins when|with|after PERSON
  chain of events started|began when|with PERSON
  at the hands|hand of PERSON
  courtesy of PERSON
  set|put|kicked in motion by PERSON
  whoever … @did
  PERSON @introducing … … even though|if
  PERSON @introducing … … despite
  PERSON @be @adverb? @adverb? responsible for the|this|that|an|a|all? … @badEvents
  responsible for the|this|that|an|a|all? … @badEvents @be … PERSON
  PERSON 's|' job|responsibility|duty to
  blame|blames|blaming PERSON
  PERSON @be @adverb? blamed
  PERSON @be the? guilty|culprit|offender|perpetrator
  work|doing|handiwork of PERSON
  traced|tracked back? to PERSON
  comes|came|boils|boiled down to PERSON
  leads|led|points|pointed straight? back to PERSON
  it|this all? goes|went all? back to PERSON
  fat-fingered|fat-finger|fat-fingering
  PERSON pulled the … plug|cord|cable
  between keyboard and chair
  between the? chair and the? keyboard
  pebkac
  misunderstanding|misunderstandings|miscommunication|friction|infighting between|among|by PERSON
  took PERSON far|way|much? too long
  @own|@posse @improper
  PERSON 's|' @improper
  bad apple|apples
  is|was|'s on me|us|them|him|her
  bad|wrong|faulty|unintended|accidental|erroneous|incorrect|inadvertent|mistaken|botched|untested|broken @adj2? @acts made|done|run|issued|pushed|executed? by PERSON
  weak|weakest link
  loose cannon
  guilty party
  offending|guilty|errant|rogue @agents
  fat finger|fingers|fingered
  PERSON mixed|confused … with|up
  PERSON mixed up
  PERSON pulled the plug
  @unchecked @any3? @acts by PERSON
  @errors of|in … by PERSON
  PERSON waved … through
  PERSON fell|falls for a|an|the
  self-inflicted
  PERSON @be @adverb? the? reason why|we|that|for
  PERSON got|gets|get it|this|that|everything wrong
  PERSON was|were @adverb? wrong
  PERSON @be the one|person who|that
  cause|culprit|culprits|reason|problem … @be PERSON
  cause|culprit|culprits|reason|problem @be PERSON
  blame|fault|responsibility|accountability lies|lie|lay|rests|rested|sits @adverb? with|on PERSON
  blame|fault|responsibility|accountability for … … lies|lay|rests|rested|sits @adverb? with|on PERSON
  blame|fault|responsibility falls|fell @adverb? on|at|to PERSON
  of @own own making|doing
  inaction|conduct of PERSON
  by|from|to the actions|action of PERSON
  is|was|were|'s @adverb? down to PERSON
  consequence|consequences|upshot|product of PERSON
  left behind by PERSON
  @errors on PERSON 's|' side|end|part
  misplaced|stray|errant|mistyped|careless|missed … by|from PERSON
  @improper @handling of … … by PERSON
  blame|fault is|was @adverb? with|on PERSON
  fault is|was @adverb? PERSON
  at|on the door|doorstep|feet of|at PERSON
  blame|fault|responsibility|accountability for … … … belongs|rests|lies|falls|lay|sits
  which|this|that is|'s @adverb? on PERSON
  all of? this because|since PERSON
  only @own2 to blame
  no one else to blame
  fault of PERSON
  PERSON 's|' fault
  @own own? @adverb? fault
  @own own? @errors
  PERSON 's|' own? @errors
  PERSON 's|' @adjective? @faultsOfPeople
  @own @adjective? inability|failure|failures|refusal|unwillingness|tendency to
  his|her|their @adjective? @ownedAlone
  `,
  {
    ...sets,
    unchecked,
    handling: words(
      'handling use usage configuration execution application operation operations interpretation reading management planning testing communication',
    ),
    faultsOfPeople,
    breaches: breachesOfRules,
    ownedAlone: words(
      'reluctance insistence hesitation hesitancy haste overreaction dithering meddling slowness eagerness stubbornness',
    ),
    adjective: words(
      'initial apparent constant continued repeated persistent stubborn inexplicable total complete utter general',
    ),
    own2: words('ourselves themselves himself herself itself yourself'),
    agents,
    introducing,
    did: new Set([
      ...harm,
      ...introducing,
      ...acting,
      ...removal,
      ...verbs('think/thought decide design leave/left'),
    ]),
    any3: words('manual configuration database production schema network'),
    be: words("is are was were be been being 's"),
    adverb: words(
      'solely entirely partly clearly ultimately squarely personally fully directly also largely mainly',
    ),
  },
);
