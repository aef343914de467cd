import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Where } from '../../browser/from-page.js';
import type { Dict } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';

/** The place of a set of blocks, and what their controls share. */
export interface Surface {
  where: Where;
  /** Selections known to the server. */
  state: StateValues;
  /** Typed text that the server doesn't have yet, by block_id; a modal sends it on submit. */
  drafts: Map<string, unknown> | undefined;
  /** Validation errors of a modal, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** Asks for confirmation; resolves to true if the person confirms. */
  ask(confirm: Dict): Promise<boolean>;
}

export const surfaceContext = createContext<Surface | undefined>(undefined);

/** The current surface. Throws outside of Blocks. */
export function useSurface(): Surface {
  const surface = useContext(surfaceContext);
  if (!surface) throw new Error('This component must be rendered inside Blocks.');
  return surface;
}

/** An element's block, with the labels of its input block. */
export interface Holder {
  block: Dict;
  blockId: string;
  /** The element's id. */
  inputId?: string;
  /** Id of the label; elsewhere elements name themselves. */
  labelledBy?: string;
  /** Ids of hint and error. */
  describedBy?: string;
  isInvalid?: boolean;
  isOptional?: boolean;
}

export const holderContext = createContext<Holder>({ block: {}, blockId: '' });

export function useHolder(): Holder {
  return useContext(holderContext);
}
