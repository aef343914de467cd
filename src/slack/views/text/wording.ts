import type { People } from '../people/names.js';

/** How to word an event: how to show people, and whether to name the incident. */
export interface Wording {
  people: People;
  /** `INC-42`; null if the place names it already. */
  incident: string | null;
}
