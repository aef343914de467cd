import { words } from '../word-set.js';

/** Small words that many phrases share. */
export const smallWords = {
  adverb: words('enough any much close'),
  any: words(
    'any all our their repeated the multiple several many best company explicit clear necessary required proper relevant basic sufficient',
  ),
  big: words('big huge costly terrible serious grave bad poor colossal'),
  own: words('his her their our my company the'),
};
