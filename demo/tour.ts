import type { TourPlan } from '../sandbox/control/tour.js';
import { followUp } from './tour/follow-up.js';
import { postMortem } from './tour/post-mortem.js';
import { respond } from './tour/respond.js';
import { runbooks } from './tour/runbooks.js';

/** The demo's tour: chapters of under four minutes each. */
export const tour: TourPlan = {
  chapters: [respond, followUp, postMortem, runbooks],
  closing:
    'That’s it. To run Firebreak in your own workspace, see “Install” in README.md. It takes about five minutes.',
};
