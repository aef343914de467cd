import { type MilestoneName, type Milestones, milestoneAt } from './milestone.js';

/** A duration between two milestones; `invalid` if they are in the wrong order, never a negative number. */
export type Metric =
  | { state: 'recorded'; ms: number }
  | { state: 'pending'; missing: MilestoneName[] }
  | { state: 'invalid'; from: Date; to: Date };

/** The milestones at both ends of each metric. Abbreviations such as MTTR mean different things in different tools. */
export const metricEnds = {
  time_to_detect: ['impact_started', 'detected'],
  time_to_declare: ['detected', 'declared'],
  time_to_acknowledge: ['declared', 'acknowledged'],
  time_to_mitigate: ['impact_started', 'mitigated'],
  time_to_mitigate_from_declared: ['declared', 'mitigated'],
  time_to_resolve: ['declared', 'resolved'],
  time_to_recover: ['impact_started', 'impact_ended'],
  time_to_postmortem: ['resolved', 'postmortem_published'],
} as const satisfies Record<string, readonly [MilestoneName, MilestoneName]>;
export type MetricName = keyof typeof metricEnds;

/** The duration in milliseconds, with its state. */
export function metric(milestones: Milestones, name: MetricName): Metric {
  const [earlier, later] = metricEnds[name];
  return between(milestones, earlier, later);
}

function between(milestones: Milestones, earlier: MilestoneName, later: MilestoneName): Metric {
  const [from, to] = [milestoneAt(milestones, earlier), milestoneAt(milestones, later)];
  const found = durationBetween(from, to);
  if (found.state !== 'pending') return found;
  return { state: 'pending', missing: [...(from ? [] : [earlier]), ...(to ? [] : [later])] };
}

/** The duration between two times, either of which may be unknown. */
export function durationBetween(
  from: Date | null,
  to: Date | null,
): Exclude<Metric, { state: 'pending' }> | { state: 'pending' } {
  if (!from || !to) return { state: 'pending' };
  const ms = to.getTime() - from.getTime();
  return ms < 0 ? { state: 'invalid', from, to } : { state: 'recorded', ms };
}

/**
 * Milestones that should be in this order, if they are known. Impact may start after the declaration; that is only a
 * warning.
 */
const orders: readonly (readonly MilestoneName[])[] = [
  ['impact_started', 'detected', 'mitigated', 'resolved', 'closed'],
  ['detected', 'declared', 'acknowledged'],
  ['declared', 'mitigated', 'resolved', 'postmortem_published'],
  ['impact_started', 'impact_ended'],
];

/** Adjacent pairs of known milestones that are in the wrong order. At least one explains each `invalid` metric. */
export function outOfOrder(milestones: Milestones): [MilestoneName, MilestoneName][] {
  const pairs = orders.flatMap((order) => {
    const known = order.filter((name) => milestoneAt(milestones, name) !== null);
    return known
      .slice(1)
      .map((later, index): [MilestoneName, MilestoneName] => [known[index] ?? later, later]);
  });
  const wrong = pairs.filter(([earlier, later]) => between(milestones, earlier, later).state === 'invalid');
  return [...new Map(wrong.map((pair) => [pair.join(), pair])).values()];
}
