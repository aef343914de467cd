import { metric } from '../../../incident/metrics.js';
import { progressOf } from '../../../runbooks/run.js';
import type { Statement } from '../../document.js';
import type { PostmortemRecord } from '../../record.js';
import { duration, say } from '../../span.js';
import { type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';

/** What to learn beyond the causes: four sections that people fill in, with what the record suggests. */
export function reflection(record: PostmortemRecord): DraftedSection[] {
  return [
    section('went_well', {
      prompts: wentWell(record),
      gaps: [gap('went_well', say`What helped, and should stay as it is?`)],
    }),
    section('was_hard', { gaps: [gap('was_hard', say`What slowed people down or got in their way?`)] }),
    section('lucky', { gaps: [gap('lucky', say`Where did chance keep this from being worse?`)] }),
    section('surprises', {
      gaps: [gap('surprises', say`What worked differently from what people expected?`)],
    }),
  ];
}

const quickMs = 5 * 60_000;

function wentWell({ incident: { milestones }, runs }: PostmortemRecord): Cited<Statement>[] {
  const acknowledged = metric(milestones, 'time_to_acknowledge');
  const finished = runs.filter(({ status }) => status === 'finished');
  return [
    ...(acknowledged.state === 'recorded' && acknowledged.ms <= quickMs
      ? [
          cited(
            say`It was acknowledged within ${duration(Math.max(60_000, acknowledged.ms))}. What made that possible?`,
            milestone('declared'),
            milestone('acknowledged'),
          ),
        ]
      : []),
    ...finished.map((run) =>
      cited(
        say`Runbook “${run.title}” was worked through to the end, ${progressOf(run).done} steps done. Did it help?`,
        {
          ...{ kind: 'runbook', run: run.number, step: null },
        },
      ),
    ),
  ];
}
