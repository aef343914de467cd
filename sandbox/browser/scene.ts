import type { Control } from '../control/control.js';
import type { Tour } from '../control/tour.js';
import type { Stage } from '../persons/actor.js';
import type { Changes } from './changes.js';

/** What pages see and act on. */
export interface Scene extends Stage {
  changes: Changes;
  control: Control;
  tour: Tour;
}
