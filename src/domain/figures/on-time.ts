/** How an action item that was due ended, or why it doesn't count. */
export const dueOutcomes = ['on_time', 'late', 'drill', 'canceled', 'wont_do'] as const;
export type DueOutcome = (typeof dueOutcomes)[number];

/** How many action items were done by their due day, of `n` that were due. */
export interface OnTimeFigure {
  n: number;
  onTime: number;
  /** Of drills and canceled incidents, and those that people decided not to do. */
  leftOut: { drill: number; canceled: number; wontDo: number };
}

/** The figure over items that were due; outcomes without a count have none. */
export function onTimeFigure(counts: Partial<Record<DueOutcome, number>>): OnTimeFigure {
  const { on_time = 0, late = 0, drill = 0, canceled = 0, wont_do = 0 } = counts;
  return { n: on_time + late, onTime: on_time, leftOut: { drill, canceled, wontDo: wont_do } };
}

/** The share in whole percent; null if nothing was due. All of them is 100 %, and none is 0 %: nothing else is. */
export function onTimePercent({ n, onTime }: OnTimeFigure): number | null {
  if (n === 0) return null;
  if (onTime === 0 || onTime === n) return (100 * onTime) / n;
  return Math.min(99, Math.max(1, Math.round((100 * onTime) / n)));
}
