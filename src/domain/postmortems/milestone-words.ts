import { type MetricName, metricEnds } from '../incident/metrics.js';
import type { MilestoneName } from '../incident/milestone.js';

const labels: Record<MilestoneName, string> = {
  impact_started: 'Impact started',
  detected: 'Detected',
  declared: 'Declared',
  acknowledged: 'Acknowledged',
  identified: 'Identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  impact_ended: 'Impact ended',
  closed: 'Closed',
  postmortem_published: 'Post-mortem published',
};

/** The milestone as a label: `Impact started`. */
export function milestoneLabel(name: MilestoneName): string {
  return labels[name];
}

/** A duration named by both ends: `Detected → mitigated`. */
export function metricLabel(name: MetricName): string {
  const [from, to] = metricEnds[name];
  return `${labels[from]} → ${labels[to].charAt(0).toLowerCase()}${labels[to].slice(1)}`;
}
