import { patterns } from '../../grammar/pattern.js';
import { words } from '../word-set.js';

/** Praise and wonder that mean the opposite. */
export const sarcasmPhrases = patterns(
  `
  apparently|evidently nobody|no-one|someone|somebody
  apparently|evidently it is|was too|not
  apparently|evidently @studying … is|are|was
  @studying … is|are|was optional
  turns|turned out that? @studying … is|was
  this is what happens when|if you|we|people|someone|somebody|PERSON
  this is what you|we|one get|gets when|if|for
  congrats|congratulations|bravo to whoever
  congrats|congratulations|kudos|props|bravo to the|our @adjective? genius|wizard|mastermind|hero
  great|nice|good|lovely|brilliant|stellar|superb|fine|top job|work|one|effort by|from|, whoever
  nice|good|great|lovely one , PERSON
  optional these days
  optional apparently|nowadays
  in his|her|their|our infinite wisdom
  bright|genius|clever spark|idea|move
  stroke of genius
  what could possibly? go wrong
  what could possibly? have gone wrong
  surprise , surprise
  lo and behold
  heaven|god|heavens forbid
  so much for
  who needs|need
  because why not
  slow clap
  thanks a lot
  facepalm
  it turns|turned out that? nobody|no-one|someone|somebody
  true to form
  to nobody|no-one|everyone|everybody 's surprise
  to no one 's surprise
  it takes|took a special
  as if by magic
  what a surprise|shock|coincidence
  rocket science
  once again , PERSON
  `,
  {
    adjective: words('absolute real true complete'),
    studying: words('reading testing checking reviewing looking following asking documenting monitoring'),
  },
);
