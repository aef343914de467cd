import { patterns } from '../../grammar/pattern.js';
import { badJudgment, deeds, errors, judgments, virtues } from '../faults.js';
import { agents } from '../people.js';
import { words } from '../word-set.js';
import { smallWords } from './small-words.js';

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
  asleep|sleeping|drunk on the job
  fall|falls|fell|fallen asleep
  drop|drops|dropped|dropping the ball
  cut|cuts|cutting corners
  took|take|taking|takes shortcuts
  took|take|taking a shortcut
  was|were|is|are|been n't|not|barely|hardly paying @adverb? attention
  paid|paying|pay|pays no|little|scant attention
  let|lets|letting PERSON down
  let|lets|letting our|the|all … down
  take|takes|took|taking full responsibility
  PERSON @be @much? bad at
  slow|late|poor|inadequate|delayed|botched response|reaction|handling|communication of|by|from … PERSON
  @theirs response|reaction|handling|communication was|were @much? slow|poor|late|inadequate|bad|terrible|lacking
  communication|coordination|leadership|management breakdown|failure|failures|lapse|lapses
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
    ...smallWords,
    badJudgment,
    slow: words(
      'slow late delayed hasty poor bad careless rash sluggish questionable terrible reckless panicked',
    ),
    deeds,
    be: words("is are was were 's"),
    theirs: words('our their his her'),
    agents,
    virtues,
    much: words(
      'simply totally completely absolutely utterly just frankly quite too very notoriously really so',
    ),
    judgments,
    errors,
    anybody: agents,
    adjective: words(
      'technical operational tactical strategic engineering human personal design architectural business management product',
    ),
  },
);
