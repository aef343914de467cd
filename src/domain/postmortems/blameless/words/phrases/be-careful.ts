import { patterns } from '../../grammar/pattern.js';
import { checking, diligence, ignoring } from '../diligence.js';
import { acting } from '../harm.js';
import { agents } from '../people.js';
import { words } from '../word-set.js';

/** Remedies that ask people to be better, in so many words. */
export const beCarefulPhrases = patterns(
  `
  @take @more? @more care|attention|caution|diligence|vigilance|discipline|rigor|responsibility|precautions
  @take|exercise caution|care
  @take|exercise due|great|utmost|greater|extra|special|extreme care|caution|diligence
  @pay @more? @adjective? attention
  better|more|stricter|greater discipline|vigilance|diligence|caution|care
  @need @more? @adjective? @more? training|coaching|education|supervision
  more|additional|further|better|extra|refresher|remedial|mandatory @adjective? training|coaching|education
  refresher course|courses|training
  training|course|courses|workshop for|of PERSON
  training for all? new? PERSON
  formal|written|verbal warning|warnings
  disciplinary action|actions|measures
  PERSON need|needs|must|should|has|have|ought to? own|step|shape|wake|buck up|this|it|that
  PERSON need|needs|must|should|has|have to? start|stop|begin @ing
  look|think|ask|read before you
  hire|hiring|find|recruit|get better|competent|smarter|good|stronger @agents
  hire|hiring|find|recruit more experienced|competent @agents
  get|gets|getting @own act|house together|in
  up|raise|lift|raising|upping|lifting @own game
  been|was|were|be spoken|talked to
  a word with PERSON
  PERSON was|were let go
  held|hold|holding accountable
  held|hold|holding PERSON accountable
  think twice
  try|tries|trying @much? harder
  do|does|doing better
  must|should|will|need|needs|to|please always|all? remember to
  remind|reminded|reminding|reminder PERSON
  was|were|been|be reminded to|of|that
  reminder to PERSON
  be|being more careful
  careful next time
  learn|learned|learnt @own lesson
  raise|increase|improve|more|better awareness of|among|on|about
  more? awareness training
  pay|paying @adverb? closer attention
  make sure to? always? double-check
  know|learn the tools|tool better
  slow down and
  check|look|read twice
  twice before you|we|they|one|he|she
  measure twice
  take|taking care to|when|not|that
  make|making sure to|you|we|they|everyone @adverb3? @checking
  @take @more? ownership|responsibility
  ensure|sure that? all? PERSON @adverb2? know|knows|understand|understands|follow|follows|read|reads|remember|remembers|check|checks|pay|pays
  ensure|sure that? all? PERSON is|are @adverb2? trained|aware|careful|familiar|reminded|educated
  must|have|has|need|needs|should always|strictly? to? always|strictly? follow|adhere|respect|obey the|all|our|these|to? @any? @any? procedure|procedures|process|processes|policy|policies|rules|guidelines|checklist|instructions|standards|protocol
  staff|team|engineer|operator|developer training
  stay|remain vigilant|alert|focused
  `,
  {
    take: words('take takes taking took taken use using exercise exercising apply show'),
    more: words(
      'more extra better greater additional closer due proper special particular further much utmost',
    ),
    pay: words('pay pays paying'),
    need: words(
      'need needs needed require requires required get receive give provide undergo attend lack lacks',
    ),
    adjective: words(
      'security technical operational proper close closer better more staff operator team safety regular basic on-call incident additional formal detailed',
    ),
    agents,
    ing: new Set([...diligence, ...ignoring, ...acting].filter((word) => word.endsWith('ing'))),
    much: words('much even a little bit'),
    own: words('his her their our your the'),
    checking,
    adverb3: words('always really properly carefully thoroughly first'),
    adverb: words('much even more'),
    adverb2: words('fully really always properly'),
    any: words(
      'the proper standard correct existing documented established release change deployment security company',
    ),
  },
);
