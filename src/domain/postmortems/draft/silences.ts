import { milestoneAt } from '../../incident/milestone.js';
import type { ReportItem } from '../../timeline/report.js';
import type { PostmortemRecord } from '../record.js';

/** A stretch during the incident in which the record holds nothing. */
export interface Silence {
  before: ReportItem;
  after: ReportItem;
  ms: number;
}

const silentMs = 30 * 60_000;
const atMost = 3;

/** The longest silent stretches between the declaration and the resolution, in order. */
export function silences({ timeline, incident }: PostmortemRecord): Silence[] {
  const from = milestoneAt(incident.milestones, 'declared');
  const to = milestoneAt(incident.milestones, 'resolved');
  if (!from || !to) return [];
  const during = timeline.filter(({ occurredAt }) => occurredAt >= from && occurredAt <= to);
  return during
    .slice(1)
    .flatMap((after, index) => {
      const before = during[index];
      const ms = before ? Number(after.occurredAt) - Number(before.occurredAt) : 0;
      return before && ms >= silentMs ? [{ before, after, ms }] : [];
    })
    .sort((a, b) => b.ms - a.ms)
    .slice(0, atMost)
    .sort((a, b) => Number(a.before.occurredAt) - Number(b.before.occurredAt));
}
