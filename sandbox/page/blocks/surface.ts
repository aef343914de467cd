import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Where } from '../../browser/from-page.js';
import type { Dict } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';

/** Where blocks stand, and what their controls share. */
export interface Surface {
  where: Where;
  /** What was chosen, as the server knows it. */
  state: StateValues;
  /** Text that was typed and is not told yet, by block_id: a modal sends it along when it is submitted. */
  drafts: Map<string, unknown> | undefined;
  /** What is wrong with the inputs of a modal, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** Asks the person to confirm; true when they do. */
  ask(confirm: Dict): Promise<boolean>;
}

export const surfaceContext = createContext<Surface | undefined>(undefined);

/** The surface of the control. Throws outside of blocks. */
export function useSurface(): Surface {
  const surface = useContext(surfaceContext);
  if (!surface) throw new Error('This stands outside of blocks.');
  return surface;
}

/** The block that an element stands in, and what its input block says of it. */
export interface Holder {
  block: Dict;
  blockId: string;
  /** Id that the element shall have. */
  inputId?: string;
  /** Id of the label; elements elsewhere name themselves. */
  labelledBy?: string;
  /** Ids of the hint and the error. */
  describedBy?: string;
  isInvalid?: boolean;
  isOptional?: boolean;
}

export const holderContext = createContext<Holder>({ block: {}, blockId: '' });

export function useHolder(): Holder {
  return useContext(holderContext);
}
