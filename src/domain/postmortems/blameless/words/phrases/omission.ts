import { patterns } from '../../grammar/pattern.js';
import { checking } from '../diligence.js';
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
  PERSON did|done|doing|does @adverb? nothing
  assumed|thought that? someone|somebody|anyone|everyone else
  nobody|no-one felt|feels responsible
  PERSON let|lets|allowed|allows … expire|lapse|slip|fill|grow|overflow|rot|pile|stall|drift|happen|through
  never|n't|not @got around|round to
  never|n't|not occurred|occur to PERSON
  waited|waiting too|far|so long
  dragged|dragging @own feet
  PERSON slept|overslept through?
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
  },
);
