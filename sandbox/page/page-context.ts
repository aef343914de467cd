import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act } from '../browser/from-page.js';
import type { Done, PersonSeen, WorkspaceSeen } from '../browser/protocol.js';
import type { Place } from './place/address.js';

/** What every part of the page may need: who looks, at what, and the ways to do something. */
export interface PageContext {
  me: PersonSeen;
  workspace: WorkspaceSeen;
  place: Place;
  go(place: Partial<Place>): void;
  /** Does an act as the person; what failed is also shown above the composer. */
  act(act: Act): Promise<Done>;
  /** Puts a line into a composer, ready to be sent: here and of this person unless another is named. */
  draft(line: string, at?: { channel?: string; person?: string }): void;
}

export const pageContext = createContext<PageContext | undefined>(undefined);

/** The page's context. Throws outside of the page. */
export function usePage(): PageContext {
  const page = useContext(pageContext);
  if (!page) throw new Error('This stands outside of the page.');
  return page;
}
