import { patterns } from '../../grammar/pattern.js';
import { disgraces } from '../conduct.js';
import { forgetting, humanPassives, ignoring } from '../diligence.js';
import { badJudgment, deeds, errors, judgments, virtues } from '../faults.js';
import { acting, introducing, removal } from '../harm.js';
import { agents } from '../people.js';
import { procedures } from '../undone.js';
import { nouns, verbs, words } from '../word-set.js';

/** Verdicts on people, in so many words. */
export const judgmentPhrases = patterns(
  `
  @badJudgment @adjective? @judgments
  error|errors|lapse|lapses|failure|lack of|in judgment|judgement
  stupid|dumb|silly|rookie|amateur|careless|honest|basic|elementary|schoolboy|beginner|embarrassing|avoidable|foolish|simple|inexcusable|unforced|newbie|classic|needless @adjective? @errors
  beginner 's mistake|error
  is|was|were|be a @adjective? @big? mistake
  it|this|that|which was|is @much? unacceptable|unforgivable|shameful|embarrassing
  it was|is|'s @much? @badJudgment|naive|silly|dumb|stupid|careless|shortsighted|short-sighted|arrogant to|of|that
  attitude of|among PERSON
  PERSON 's|' attitude
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
  whose fault|mistake
  easy way out
  somebody|someone else 's problem|job
  same mistake
  brilliant idea
  bad|terrible|poor|dumb|horrible|awful idea
  not the best idea|decision|choice
  poorly|badly written|designed|implemented|thought|planned|maintained|executed|managed|handled|organized|organised
  more|better experienced|qualified|skilled @agents
  thought it was|would be a? good idea
  thought it was|would be @adverb? fine|ok|okay|safe|harmless|acceptable|smart|clever|wise|enough|sufficient
  too much|little faith|trust|confidence in
  blind faith|trust in
  as an afterthought
  pants down
  on the sly|cheap
  behind @own|PERSON 's? back|backs
  quick|eager|keen to point|blame|judge|accuse
  notorious|infamous for
  slipped|slips|slip through the cracks|net
  despite knowing
  although|though he|she|they knew
  although|though PERSON knew
  rushed|reckless @deeds
  in haste
  despite being told|warned|asked|reminded|instructed|trained
  despite @any? warnings|warning|reminders|instructions
  merged|approved|deployed|released|pushed|shipped|promoted … despite … checks|tests|test|ci|build|pipeline|warnings|objections
  in spite of @any? warnings|warning|reminders|instructions|objections|advice
  against @own? @any? policy|protocol|procedure|advice|instructions|orders|recommendation|recommendations
  poor|bad|terrible|lousy job
  not good enough
  PERSON keeps|kept making
  yet again
  as usual
  why did|do|does|would|could|was|were|has|had n't|not? PERSON
  who did|broke|deleted|caused|forgot|messed|screwed|approved|wrote|pushed|deployed … ?
  who is|was to blame
  who is|was responsible for
  PERSON lack|lacks|lacked|lacking @any? @any? @virtues
  cowboy @any? @deeds|coding|engineering|operator|operators|developer|developers
  tunnel vision
  wishful thinking
  gung-ho|yolo|half-asleep|trigger-happy
  asleep|sleeping at the wheel|switch
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
  asleep|sleeping|drunk on the job
  fall|falls|fell|fallen asleep
  drop|drops|dropped|dropping the ball
  cut|cuts|cutting corners
  corners were|are|being|been|got cut
  took|take|taking|takes shortcuts
  took|take|taking a shortcut
  was|were|is|are|been n't|not|barely|hardly paying @adverb? attention
  paid|paying|pay|pays no|little|scant attention
  let|lets|letting PERSON down
  let|lets|letting our|the|all … down
  take|takes|took|taking full responsibility
  PERSON @be @much? bad at
  slow|late|poor|inadequate|delayed|botched response|reaction|handling|communication of|by|from … PERSON
  @own2 response|reaction|handling|communication was|were @much? slow|poor|late|inadequate|bad|terrible|lacking
  communication|coordination|leadership|management breakdown|failure|failures|lapse|lapses
  had|have|has|having no|little idea|clue what|how|why|where|who|which|that|of
  know|knows|knew|known|knowing what he|she|they|someone 's|'re|is|are|was|were doing
  did|does|do n't|not know what he|she|they|someone was|were|is|are doing
  no excuse
  could n't care less
  did|does|do n't|not care
  jumped|jumping the gun
  eye|eyes off the ball
  falls|fell|fall|fallen short of
  screwed|screw|screwing|messed|messing|slipped|fouled up
  out of @own depth
  should be ashamed
  made|makes|making a? @badJudgment @adjective? @judgments
  trusted|trusting blindly
  in a hurry|rush
  asked|asking no questions
  rubber-stamped|rubberstamped|rubber-stamping
  without thinking
  how could|can PERSON
  had one job
  took|takes|taking it upon
  was|were|is|are n't|not thinking
  PERSON 's|' @slow reaction|response|handling|decision|behavior|behaviour|actions|action
  job|duty|responsibility of PERSON to
  who let|allowed|merged|signed|missed|overlooked|ignored … ?
  know|knew|knows|known better
  blew it
  wasted|wasting PERSON time
  gross|sheer|pure|utter|wilful|willful|criminal negligence|incompetence|stupidity|carelessness
  amateur hour
  below|beneath the standard|standards
  beyond belief
  took|taking|take no|little responsibility
  went|go|going|gone rogue
  inexperienced|unqualified|untrained|incompetent|unskilled @anybody
  `,
  {
    badJudgment,
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
    slow: words(
      'slow late delayed hasty poor bad careless rash sluggish questionable terrible reckless panicked',
    ),
    deeds,
    be: words("is are was were 's"),
    own2: words('our their his her'),
    agents,
    virtues,
    big: words('big huge costly terrible serious grave bad poor colossal'),
    any: words(
      'any all our their repeated the multiple several many best company explicit clear necessary required proper relevant basic sufficient',
    ),
    much: words(
      'simply totally completely absolutely utterly just frankly quite too very notoriously really so',
    ),
    judgments,
    errors,
    anybody: agents,
    adjective: words(
      'technical operational tactical strategic engineering human personal design architectural business management product',
    ),
    adverb: words('enough any much close'),
    own: words('his her their our my company the'),
  },
);
