import type { Control } from '../control/control.js';
import type { Tour } from '../control/tour.js';
import type { ActorContext } from '../users/actor.js';
import type { Changes } from './changes.js';

/** What pages read from and act on. */
export interface Scene extends ActorContext {
  changes: Changes;
  control: Control;
  tour: Tour;
  /** Does what a chapter of the tour needs before its first step. */
  prepareChapter(id: string): Promise<void>;
}
