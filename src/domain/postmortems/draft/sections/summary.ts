import { durationBetween } from '../../../incident/metrics.js';
import { milestoneAt } from '../../../incident/milestone.js';
import { holderOf } from '../../../incident/role.js';
import type { Statement } from '../../document.js';
import { eventsOf, type PostmortemRecord } from '../../record.js';
import { slackSpans } from '../../slack-spans.js';
import { duration, person, type Span, say, time } from '../../span.js';
import { at, type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';

/** What people wrote as the summary, and how long it took. */
export function summary(record: PostmortemRecord): DraftedSection {
  const { incident } = record;
  const statements = [...written(record), ...course(record)];
  const ask = holderOf(incident.roles, 'commander') ?? incident.reporterId;
  const question = say`What happened, in two or three sentences that somebody outside the team understands?`;
  const gaps = incident.summary === null ? [gap('summary', question, { ask, isMustHave: true })] : [];
  return section('summary', { statements, gaps });
}

function written(record: PostmortemRecord): Cited<Statement>[] {
  const { incident, names } = record;
  if (incident.summary === null) return [];
  const source = eventsOf(record, 'summary_changed').at(-1) ?? eventsOf(record, 'declared').at(-1);
  const spans = slackSpans(incident.summary, (id) => names.get(id) ?? null);
  return source ? [cited(spans, at(source.key))] : [];
}

/** `Dana declared it as sev2 at 14:02. It was mitigated after 18 min and resolved after 40 min.` */
function course(record: PostmortemRecord): Cited<Statement>[] {
  const { milestones } = record.incident;
  const [declared] = eventsOf(record, 'declared');
  const declaredAt = milestoneAt(milestones, 'declared');
  if (!declared || !declaredAt) return [];
  const who = declared.by ? person(declared.by) : 'Firebreak';
  const began = say`${who} declared ${declared.event.incidentKind === 'drill' ? 'the drill' : 'the incident'} as ${declared.event.severity} at ${time(declaredAt)}.`;
  const ends = (['mitigated', 'resolved'] as const).flatMap((name) => {
    const until = durationBetween(declaredAt, milestoneAt(milestones, name));
    return until.state === 'recorded' ? [{ name, ms: until.ms }] : [];
  });
  const [first, second] = ends;
  if (!first) return [cited(began, at(declared.key))];
  const also: Span[] = second ? say` and ${second.name} after ${duration(second.ms)}` : [];
  return [
    cited(began, at(declared.key)),
    cited(
      say`It was ${first.name} after ${duration(first.ms)}${also}.`,
      milestone('declared'),
      ...ends.map(({ name }) => milestone(name)),
    ),
  ];
}
