import type { TimeFigure, TimeFigureName } from './incident-figures.js';
import type { OnTimeFigure } from './on-time.js';

/** The team's figures over one period. Private incidents and their action items count for nobody. */
export interface TeamFigures {
  /** Of incidents declared in the period. */
  times: Record<TimeFigureName, TimeFigure>;
  /** Of action items due in the period. */
  onTime: OnTimeFigure;
}

/** How many days each of the periods has. */
export const figuresDays = 90;

/** The figures of the last days beside those of as many days before. */
export interface ComparedFigures {
  current: TeamFigures;
  before: TeamFigures;
}
