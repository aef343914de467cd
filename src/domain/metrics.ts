import { type MomentName, type Moments, momentAt } from './moment.js';

/** A duration named by both its ends; `invalid` when the ends stand in the wrong order, never a negative number. */
export type Metric =
  | { state: 'recorded'; ms: number }
  | { state: 'pending'; missing: MomentName[] }
  | { state: 'invalid'; from: Date; to: Date };

/** Each metric by its two ends. The letters alone mean different things in different tools. */
export const metricEnds = {
  time_to_detect: ['impact_started', 'detected'],
  time_to_declare: ['detected', 'declared'],
  time_to_acknowledge: ['declared', 'acknowledged'],
  time_to_mitigate: ['impact_started', 'mitigated'],
  time_to_mitigate_from_declared: ['declared', 'mitigated'],
  time_to_resolve: ['declared', 'resolved'],
  time_to_recover: ['impact_started', 'impact_ended'],
  time_to_postmortem: ['resolved', 'postmortem_published'],
} as const satisfies Record<string, readonly [MomentName, MomentName]>;
export type MetricName = keyof typeof metricEnds;

/** The named duration in milliseconds, with its state. */
export function metric(moments: Moments, name: MetricName): Metric {
  const ends = metricEnds[name];
  const from = momentAt(moments, ends[0]);
  const to = momentAt(moments, ends[1]);
  if (!from || !to) return { state: 'pending', missing: ends.filter((end) => !momentAt(moments, end)) };
  const ms = to.getTime() - from.getTime();
  return ms < 0 ? { state: 'invalid', from, to } : { state: 'recorded', ms };
}

/** The pairs of neighbouring order rules that the moments break: impact, detection, mitigation, resolution. */
export function outOfOrder(moments: Moments): [MomentName, MomentName][] {
  const rules: [MomentName, MomentName][] = [
    ['impact_started', 'detected'],
    ['detected', 'mitigated'],
    ['declared', 'acknowledged'],
    ['mitigated', 'resolved'],
    ['impact_started', 'impact_ended'],
    ['resolved', 'closed'],
  ];
  return rules.filter(([earlier, later]) => {
    const first = momentAt(moments, earlier);
    const second = momentAt(moments, later);
    return first !== null && second !== null && second < first;
  });
}
