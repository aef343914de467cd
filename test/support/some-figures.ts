import type { TimeFigure, TimeFigureName } from '../../src/domain/figures/incident-figures.js';
import { onTimeFigure } from '../../src/domain/figures/on-time.js';
import type { TeamFigures } from '../../src/domain/figures/team-figures.js';

const minute = 60_000;
const none: TimeFigure = { n: 0, median: null, p90: null, leftOut: {} };

/** A figure in minutes. */
export function aTime(
  n: number,
  median: number,
  p90: number,
  leftOut: TimeFigure['leftOut'] = {},
): TimeFigure {
  return { n, median: median * minute, p90: p90 * minute, leftOut };
}

/** The figures of a team without incidents, but for those that are given. */
export function someFigures(
  times: Partial<Record<TimeFigureName, TimeFigure>> = {},
  due: Parameters<typeof onTimeFigure>[0] = {},
): TeamFigures {
  const noTimes = {
    ...{ time_to_acknowledge: none, time_to_mitigate_from_declared: none, time_to_resolve: none },
  };
  return { times: { ...noTimes, ...times }, onTime: onTimeFigure(due) };
}
