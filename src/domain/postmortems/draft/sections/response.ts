import { metric } from '../../../incident/metrics.js';
import { holderOf, roleName } from '../../../incident/role.js';
import { isActive } from '../../../incident/status.js';
import { progressOf } from '../../../runbooks/run.js';
import type { Statement } from '../../document.js';
import { type EventOf, eventsOf, type PostmortemRecord } from '../../record.js';
import { slackSpans } from '../../slack-spans.js';
import { duration, person, type Span, say, time } from '../../span.js';
import { at, type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';

/** Who responded, what they did, and what ended it. */
export function response(record: PostmortemRecord): DraftedSection {
  const fixed = [...reached(record, 'mitigated'), ...reached(record, 'resolved')];
  const statements = [...acknowledged(record), ...taken(record), ...worked(record), ...fixed];
  const { incident } = record;
  const isExplained = eventsOf(record, 'status_changed', 'updated').some(
    ({ event }) => endsIt(event) !== null && wordsOf(event) !== '',
  );
  const ask = holderOf(incident.roles, 'ops') ?? holderOf(incident.roles, 'commander');
  const gaps =
    isExplained || isActive(incident.status)
      ? []
      : [gap('resolution', say`What ended the impact?`, { ask, isMustHave: true })];
  return section('response', { statements, gaps });
}

function acknowledged({ incident: { milestones } }: PostmortemRecord): Cited<Statement>[] {
  const found = metric(milestones, 'time_to_acknowledge');
  const value = milestones.acknowledged?.at(-1);
  if (found.state !== 'recorded' || !value?.actor) return [];
  const after = found.ms < 60_000 ? [] : say` after ${duration(found.ms)}`;
  return [
    cited(
      say`${person(value.actor)} acknowledged it${after}.`,
      milestone('declared'),
      milestone('acknowledged'),
    ),
  ];
}

/** Who took which role, and who handed it over. */
function taken(record: PostmortemRecord): Cited<Statement>[] {
  return eventsOf(record, 'role_taken').map(({ key, at: when, event: { role, userId, before } }) => {
    const words =
      before === null
        ? say`${person(userId)} became ${roleName(role)} at ${time(when)}.`
        : say`${person(before)} handed over as ${roleName(role)} to ${person(userId)} at ${time(when)}.`;
    return cited(words, at(key));
  });
}

/** How far each runbook got. */
function worked({ runs }: PostmortemRecord): Cited<Statement>[] {
  return runs
    .filter(({ status }) => status !== 'detached')
    .map((run) => {
      const { done, skipped, total } = progressOf(run);
      const left = skipped > 0 ? `, ${skipped} skipped` : '';
      const words = say`Runbook “${run.title}”: ${done} of ${total} steps done${left}.`;
      return cited(words, { kind: 'runbook', run: run.number, step: null });
    });
}

type StatusEvent = EventOf<'status_changed' | 'updated'>['event'];

/** What somebody wrote when it reached this status for the last time. */
function reached(record: PostmortemRecord, name: 'mitigated' | 'resolved'): Cited<Statement>[] {
  const found = eventsOf(record, 'status_changed', 'updated').findLast(({ event }) => endsIt(event) === name);
  if (!found || record.incident.milestones[name]?.at(-1)?.at == null) return [];
  const { key, at: when, by, event } = found;
  const words = wordsOf(event);
  const why: Span[] = words ? say`: ${slackSpans(words, (id) => record.names.get(id) ?? null)}` : say`.`;
  const who = by ? person(by) : 'Firebreak';
  return [cited(say`${who} marked it ${name} at ${time(when)}${why}`, at(key), milestone(name))];
}

/** Which end an event brought. */
function endsIt(event: StatusEvent): 'mitigated' | 'resolved' | null {
  const to = event.kind === 'updated' ? event.status?.to : event.to;
  return to === 'mitigated' || to === 'resolved' ? to : null;
}

function wordsOf(event: StatusEvent): string {
  return (event.text ?? '').trim();
}
