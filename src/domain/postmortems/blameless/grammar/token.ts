import type { IncidentPerson } from '../person.js';
import type { Hidden } from '../text/hide.js';

/** A word or mark of a sentence. */
export interface Token {
  /** In lower case, with plain apostrophes. */
  word: string;
  tag: string;
  isCapitalized: boolean;
  /** Set if it stands for a quote or code, or for a mention or name. */
  hidden: Hidden['kind'] | null;
  person: IncidentPerson | null;
  from: number;
  to: number;
}
