import type { ActionItem } from './action-item.js';
import type { ActionItemEvent } from './events.js';

/** An action item with everything that happened to it, for exports. */
export interface ActionItemReport extends ActionItem {
  /** Oldest first. */
  history: ActionItemChanged[];
}

export interface ActionItemChanged {
  at: Date;
  /** Null for Firebreak itself. */
  by: string | null;
  /** Null if this version of Firebreak can't read it. */
  event: ActionItemEvent | null;
}
