import { outOfOrder } from '../../incident/metrics.js';
import type { Contradiction } from '../../timeline/contradictions.js';
import type { PostmortemRecord } from '../record.js';

/** Milestones that can't all be right. */
export function contradictionsIn({ incident }: PostmortemRecord): Contradiction[] {
  return outOfOrder(incident.milestones).map(([earlier, later]) => ({ kind: 'milestones', earlier, later }));
}
