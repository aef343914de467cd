import type { Kind } from '../incident/kind.js';
import { durationBetween, type MetricName, metricEnds } from '../incident/metrics.js';
import { isActive, type Status } from '../incident/status.js';
import { type Summary, summaryOf } from './summary.js';

/** What the figures need of one incident. A milestone is null if it is unknown or was cleared. */
export interface IncidentTimes {
  kind: Kind;
  status: Status;
  at: Record<'declared' | 'acknowledged' | 'mitigated' | 'resolved', Date | null>;
}

/**
 * The team's times. All start with the declaration, which is always known: people state the start of the impact for some
 * incidents only, and a figure over two different starts would mean nothing.
 */
export const timeFigureNames = [
  'time_to_acknowledge',
  'time_to_mitigate_from_declared',
  'time_to_resolve',
] as const satisfies MetricName[];
export type TimeFigureName = (typeof timeFigureNames)[number];

/** Why an incident isn't in a figure. */
export const leftOutReasons = ['drill', 'canceled', 'still_open', 'not_recorded', 'out_of_order'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** One time in milliseconds over some incidents, and how many are left out of it and why. */
export interface TimeFigure extends Summary {
  leftOut: Partial<Record<LeftOutReason, number>>;
}

/** The figures over these incidents. */
export function timeFigures(incidents: readonly IncidentTimes[]): Record<TimeFigureName, TimeFigure> {
  const figure = (name: TimeFigureName) => figureOf(incidents.map((one) => timeOf(one, name)));
  return {
    time_to_acknowledge: figure('time_to_acknowledge'),
    time_to_mitigate_from_declared: figure('time_to_mitigate_from_declared'),
    time_to_resolve: figure('time_to_resolve'),
  };
}

/** The time that counts, or why none does. */
function timeOf({ kind, status, at }: IncidentTimes, name: TimeFigureName): number | LeftOutReason {
  if (kind === 'drill') return 'drill';
  if (status === 'canceled') return 'canceled';
  const [from, to] = metricEnds[name];
  const time = durationBetween(at[from], at[to]);
  if (time.state === 'recorded') return time.ms;
  if (time.state === 'invalid') return 'out_of_order';
  return isActive(status) ? 'still_open' : 'not_recorded';
}

function figureOf(times: readonly (number | LeftOutReason)[]): TimeFigure {
  const leftOut: TimeFigure['leftOut'] = {};
  for (const time of times) if (typeof time === 'string') leftOut[time] = (leftOut[time] ?? 0) + 1;
  return { ...summaryOf(times.filter((time) => typeof time === 'number')), leftOut };
}
