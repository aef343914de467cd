import { metric } from '../../../incident/metrics.js';
import { milestoneAt } from '../../../incident/milestone.js';
import type { Statement } from '../../document.js';
import { eventsOf, type PostmortemRecord } from '../../record.js';
import { duration, person, say, time } from '../../span.js';
import { at, type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';

/** How it was noticed, and how long that took. */
export function detection(record: PostmortemRecord): DraftedSection {
  const [declared] = eventsOf(record, 'declared');
  const alerts = alertsBefore(record);
  const statements = [...alerts, ...(alerts.length === 0 ? noAlert(record) : []), ...delays(record)];
  const ask = declared?.by ?? null;
  const gaps = alerts.length === 0 ? [gap('detection', say`How was it noticed, and by whom?`, { ask })] : [];
  return section('detection', { statements, gaps });
}

/** Messages of monitoring bots before the declaration. */
function alertsBefore({ timeline, incident }: PostmortemRecord): Cited<Statement>[] {
  const declaredAt = milestoneAt(incident.milestones, 'declared');
  const first = timeline.find(
    ({ author, ts, occurredAt, isHighlight }) =>
      author?.isBot && ts !== null && isHighlight && declaredAt !== null && occurredAt < declaredAt,
  );
  if (!first?.author) return [];
  const name = first.author.name ?? 'A bot';
  return [cited(say`${name} reported it at ${time(first.occurredAt)}.`, at(first.key))];
}

function noAlert(record: PostmortemRecord): Cited<Statement>[] {
  const [declared] = eventsOf(record, 'declared');
  if (!declared?.by) return [];
  return [
    cited(
      say`The record holds no alert before ${person(declared.by)} declared the incident at ${time(declared.at)}.`,
      at(declared.key),
    ),
  ];
}

function delays({ incident: { milestones } }: PostmortemRecord): Cited<Statement>[] {
  const detect = metric(milestones, 'time_to_detect');
  const declare = metric(milestones, 'time_to_declare');
  return [
    ...(detect.state === 'recorded'
      ? [
          cited(
            say`It was detected ${duration(detect.ms)} after the impact started.`,
            milestone('impact_started'),
            milestone('detected'),
          ),
        ]
      : []),
    ...(declare.state === 'recorded' && declare.ms >= 60_000
      ? [
          cited(
            say`It was declared ${duration(declare.ms)} after it was detected.`,
            milestone('detected'),
            milestone('declared'),
          ),
        ]
      : []),
  ];
}
