import { patterns } from '../../grammar/pattern.js';
import { disgraces } from '../conduct.js';
import { forgetting, humanPassives, ignoring } from '../diligence.js';
import { acting, introducing, removal } from '../harm.js';
import { agents } from '../people.js';
import { procedures } from '../undone.js';
import { nouns, verbs, words } from '../word-set.js';
import { smallWords } from './small-words.js';

/** Verdicts on people that no single word of theirs says: idioms, and questions that expect no answer. */
export const idiomPhrases = patterns(
  `
  nobody|no-one|anyone|who in their right mind
  what was|were PERSON thinking|doing|waiting|up|playing
  where was|were PERSON when|while|during|in|?
  how did|could|does this|that|it|something|such ever|even? get|slip|sneak|make past|by
  did|has|had|does|is|was n't|not? nobody|no-one|anyone|anybody|no even|actually|bother|bothered
  is|was it too much to ask|expect
  would it have killed|hurt
  how hard is|was|can|could it|that
  why was|were n't|not … … @told … ?
  why was|were … … n't|not @told … ?
  why was|were … … n't|not @told … … ?
  what kind|sort of @agents|person|people|team
  why|what|how|who|where on earth
  why|what|how|who|where the hell|heck
  thought it was|would be @adverb? fine|ok|okay|safe|harmless|acceptable|smart|clever|wise|enough|sufficient
  too much|little faith|trust|confidence in
  blind faith|trust in
  as an afterthought
  pants down
  on the sly|cheap
  behind @own|PERSON 's? back|backs
  quick|eager|keen to point|blame|judge|accuse
  PERSON went|goes|was|were awol|dark|absent|missing
  nowhere to be found|seen
  in over @own head|heads
  out of|beyond @own? depth
  @own sweet|own|good|merry time|pace|way
  jump|jumped|jumping|leapt|leaped|leaping|rushed to @any? @any? conclusion|conclusions
  made|makes|make|making a @big? hash|mess|meal|balls|pig of
  is|was|were|are|been a|an @adverb? @adverb? @disgraces
  complete|total|absolute|utter @disgraces
  swept|brushed|sweeping|brushing under the rug|carpet
  hope|hoped|hoping for the best
  came|come|comes|coming back to bite|haunt
  left hand … … right hand
  passed|pass|passing the buck
  point|pointed|pointing fingers|the finger|fingers
  washed|wash|washing @own hands of
  buried|bury|burying @own heads|head
  kick|kicked|kicking the can
  hung|left PERSON out|hanging? to? dry|high
  phoned|phoning it in
  half-assed|half-arsed|slapped|cobbled|bodged
  thrown|threw|throwing|tossed … over the wall|fence
  dragged|dragging|drag @own feet|heels
  dig|dug|digging @own heels
  spun|spinning|spin @own wheels
  chased|chasing @own tail|tails
  barked|barking up the wrong
  spray|sprayed and pray|prayed
  saw|sees|see|seen fit to|not
  nobody|no-one|none|one|n't|not had|have|has the presence|sense|decency|courtesy|wit|wits|gumption|foresight|nous|guts|nerve|courage|stomach|balls to|of
  n't|not have the presence|sense|decency|courtesy|wit|wits|gumption|foresight|nous to|of
  took|take|taken the liberty of
  habit|history|pattern|culture of @ignoring
  too proud|stubborn|lazy|impatient|timid|eager|arrogant|embarrassed|quick to
  too many cooks
  mistaken|false|erroneous impression|belief
  had it coming
  deviation|deviations|departure|departures from @any? @procedures
  unauthorized|unauthorised|unapproved|unsanctioned change|deploy|deployment|release|restart
  took|take|taking a gamble|punt|chance|flyer
  rolled|rolling|roll the dice
  chanced|chancing it|@own
  PERSON forced|rammed|rushed|bulldozed|shoved|forcing|rushing … … through
  left|leaves|leave|leaving a lot|much|something to be desired
  PERSON was|were|had|has been? told|instructed|warned|asked|advised not to
  warned|advised|told repeatedly|twice|several|multiple|many|numerous
  warned|advised against
  let|lets|allowed|allowing|letting|leaving|left a|an|the @junior
  caught napping|sleeping|flat-footed
  and prayed|pray
  what|everything you|they|we deserve|deserved
  hard|difficult|impossible to understand|believe|fathom|imagine|comprehend|explain|excuse|justify how|why|what|that PERSON
  @baffling that|how|why PERSON
  slow off the mark
  PERSON could|can n't|not be bothered|trusted
  could|can n't|not even? follow @any? instructions|procedure|procedures|checklist|runbook|orders|rules
  @choosing … over|before|above|ahead of? @safety
  but|and|yet @acted … … anyway|regardless
  PERSON 's|' first? instinct|reflex|impulse
  left|leaving|leave|kept|keeping us|everyone|everybody|customers|people|me|PERSON in the dark
  left|leaving|leave us|PERSON hanging|stranded
  there was no reason|cause for PERSON to
  had|has|have no business|right @anyIng
  had|has|have no business|right to
  must have known|noticed|seen|realized|realised|understood that|about|it|this|the|how|what
  nobody|no-one|one … … seemed|seems|appeared|appears to care|know|notice|realize|realise|mind
  unfortunately|regrettably|sadly|inexplicably ,? PERSON @acted
  yet PERSON @acted
  PERSON 's|' @belief … … … turned|was|were|proved|proven out? to? be? wrong|incorrect|false|mistaken|unfounded
  blind leading
  PERSON of all people
  corners were|are|being|been|got cut
  had|have|has|having no|little idea|clue what|how|why|where|who|which|that|of
  know|knows|knew|known|knowing what he|she|they|someone 's|'re|is|are|was|were doing
  `,
  {
    ...smallWords,
    disgraces,
    told: humanPassives,
    procedures,
    junior: nouns('junior intern trainee rookie newbie graduate temp apprentice newcomer contractor'),
    baffling: words(
      'baffling mystifying incomprehensible inexplicable astonishing astounding incredible unbelievable staggering mind-boggling disappointing',
    ),
    choosing: verbs(
      'choose/chose/chosen prioritize prioritise favor favour value prefer/preferred put/put/putting place',
    ),
    safety: words(
      'safety correctness quality reliability stability security testing rigor rigour process resilience accuracy caution',
    ),
    acted: new Set(
      [...acting, ...introducing, ...removal].filter((word) => !word.endsWith('s') && !word.endsWith('ing')),
    ),
    anyIng: new Set(
      [...acting, ...introducing, ...removal, ...verbs('touch be/been')].filter((word) =>
        word.endsWith('ing'),
      ),
    ),
    belief: words('assumption assumptions belief guess theory conviction certainty'),
    ignoring: new Set([...ignoring, ...forgetting].filter((word) => word.endsWith('ing'))),
    agents,
  },
);
