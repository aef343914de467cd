import { type MetricName, metric, metricEnds } from '../../../incident/metrics.js';
import { milestoneAt } from '../../../incident/milestone.js';
import { listed } from '../../../text/words.js';
import { metricLabel, milestoneLabel } from '../../milestone-words.js';
import type { PostmortemRecord } from '../../record.js';
import { type DraftedBlock, type DraftedSection, milestone } from '../cited.js';

type Row = Extract<DraftedBlock, { kind: 'metrics' }>['rows'][number];

/** Every duration, named by both ends. */
export function metrics(record: PostmortemRecord): DraftedSection {
  const names = Object.keys(metricEnds) as MetricName[];
  const rows = names
    .filter(
      (name) =>
        name !== 'time_to_postmortem' || milestoneAt(record.incident.milestones, 'postmortem_published'),
    )
    .map((name) => rowOf(record, name));
  return { id: 'metrics', blocks: [{ kind: 'metrics', rows }], gaps: [] };
}

function rowOf({ incident: { milestones } }: PostmortemRecord, name: MetricName): Row {
  const found = metric(milestones, name);
  const base = { name, label: metricLabel(name), sources: metricEnds[name].map(milestone) };
  if (found.state === 'recorded') return { ...base, ms: found.ms, why: '' };
  if (found.state === 'invalid') return { ...base, ms: null, why: 'The two times are in the wrong order.' };
  const missing = listed(found.missing.map((one) => `“${milestoneLabel(one)}”`));
  return { ...base, ms: null, why: `${missing} ${found.missing.length === 1 ? "isn't" : "aren't"} known.` };
}
