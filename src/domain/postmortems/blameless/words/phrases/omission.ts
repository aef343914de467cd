import { patterns } from '../../grammar/pattern.js';
import { checking } from '../diligence.js';
import { departments } from '../people.js';
import { properly } from '../undone.js';
import { words } from '../word-set.js';

/** Something was left undone, in so many words. */
export const omissionPhrases = patterns(
  `
  PERSON lost|lose track|sight|control of
  PERSON lost|lose focus|concentration|interest
  PERSON did|does|do n't|not take|taken … seriously
  not take|taken|taking … seriously
  nobody|no-one|none thought|cared|bothered|dared to
  no one thought|cared|bothered|dared to
  by|for|from|about|to not @properly? @checking
  PERSON not @properly? @checking
  not @properly tested|reviewed|checked|planned|verified|prepared|validated|communicated|trained|vetted|briefed|informed|inspected|thought
  poorly|inadequately|insufficiently|improperly|badly tested|reviewed|planned|communicated|trained|handled|managed|coordinated|prepared|executed|thought
  without PERSON @checking|having
  without PERSON being told|informed|asked|consulted|aware|made|involved
  PERSON did|done|doing|does @adverb? nothing
  assumed|thought that? someone|somebody|anyone|everyone else
  nobody|no-one felt|feels responsible
  PERSON let|lets|allowed|allows … expire|lapse|slip|fill|grow|overflow|rot|pile|stall|drift|happen|through
  never|n't|not @got around|round to
  never|n't|not occurred|occur to PERSON
  never|n't|not crossed|cross PERSON 's|'? mind|minds
  @gave no|little|zero|scant thought|attention|consideration|regard|heed
  chose|decided|opted|preferred|content to do nothing
  before PERSON even|finally
  waited|waiting too|far|so long
  took PERSON … … … to even|finally
  dragged|dragging @own feet
  PERSON slept|overslept through?
  @departments let|lets|allowed|allows … expire|lapse|slip|fill|grow|overflow|rot|pile|stall|drift|happen|through
  @departments|PERSON sat|sits|sitting on @any? @requests
  @departments left|leaves|leave … … … @lying
  PERSON left|leaves|leave … … … @lying
  PERSON stood|stands by
  told|informed|notified|warned|asked|consulted|telling|informing|asking no one
  told|informed|notified|warned|asked|consulted|telling|informing|asking nobody|no-one
  look|looked|looking away|aside
  PERSON looked|looks the other way
  PERSON waved it|this|that through
  PERSON forgot|forgets|forgotten
  not acted upon|on
  no action|actions was|were taken
  nothing was|had been? done
  fell|fallen|falling on deaf ears
  went|gone|go|left unheeded|unanswered|unread … @weeks
  in front of @own eyes|nose|noses
  under @own nose|noses
  nobody|no-one|none had|has @thought
  no one had|has @thought
  PERSON did|does n't|not bother|care
  PERSON turned a blind eye
  PERSON could n't|not be bothered
  PERSON never|n't gave|give it|this|that a? second? thought
  `,
  {
    got: words('got get gotten came come'),
    adverb: words('simply absolutely just almost basically'),
    checking: new Set([...checking].filter((word) => word.endsWith('ing'))),
    properly,
    own: words('his her their our its'),
    any: words('the that this a an his her their our'),
    departments,
    gave: words('gave give given gives giving paid pay pays paying'),
    lying: words('lying unattended unlocked exposed hanging'),
    requests: words(
      'request requests contract contracts pr patch fix renewal renewals invoice proposal bug ticket tickets page alert alerts warning warnings email emails report issue change review',
    ),
    weeks: words('day days week weeks month months year years hours'),
    thought: words('thought bothered cared asked checked looked'),
  },
);
