import type { TourStep } from '../../../sandbox/control/tour.js';

/** What to try in the demo, one thing after the other: about two minutes. */
export const tour: TourStep[] = [];
