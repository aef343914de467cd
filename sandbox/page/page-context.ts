import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act } from '../browser/from-page.js';
import type { Done, PersonSeen, WorkspaceSeen } from '../browser/protocol.js';
import type { Place } from './place/address.js';

/** Shared by all parts of the page: the person, the place and the actions. */
export interface PageContext {
  me: PersonSeen;
  workspace: WorkspaceSeen;
  place: Place;
  go(place: Partial<Place>): void;
  /** Performs an action as the person; an error is also shown above the composer. */
  act(act: Act): Promise<Done>;
  /** Puts a line into a composer, ready to send; default: this place and person. */
  draft(line: string, at?: { channel?: string; person?: string }): void;
}

export const pageContext = createContext<PageContext | undefined>(undefined);

/** The page's context. Throws outside of the page. */
export function usePage(): PageContext {
  const page = useContext(pageContext);
  if (!page) throw new Error('This component must be rendered inside the page.');
  return page;
}
