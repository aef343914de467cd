import { durationBetween } from '../../../incident/metrics.js';
import { milestoneAt } from '../../../incident/milestone.js';
import { holderOf } from '../../../incident/role.js';
import { isActive } from '../../../incident/status.js';
import { listed } from '../../../text/words.js';
import type { Gap, Statement } from '../../document.js';
import { eventsOf, type PostmortemRecord } from '../../record.js';
import { duration, say, time } from '../../span.js';
import { at, type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';

/** How long customers were affected, and what. The start is never guessed. */
export function impact(record: PostmortemRecord): DraftedSection {
  const statements = [...lasted(record), ...affected(record)];
  return section('impact', { statements, gaps: gapsOf(record) });
}

function lasted({ incident: { milestones } }: PostmortemRecord): Cited<Statement>[] {
  const [from, to] = [milestoneAt(milestones, 'impact_started'), milestoneAt(milestones, 'impact_ended')];
  const length = durationBetween(from, to);
  if (from && to && length.state === 'recorded')
    return [
      cited(
        say`The impact lasted ${duration(length.ms)}, from ${time(from)} to ${time(to)}.`,
        milestone('impact_started'),
        milestone('impact_ended'),
      ),
    ];
  return [
    ...(from ? [cited(say`The impact started at ${time(from)}.`, milestone('impact_started'))] : []),
    ...(to ? [cited(say`The impact ended at ${time(to)}.`, milestone('impact_ended'))] : []),
  ];
}

function affected(record: PostmortemRecord): Cited<Statement>[] {
  const { affects } = record.incident;
  const source = eventsOf(record, 'affected_changed').at(-1) ?? eventsOf(record, 'declared').at(-1);
  if (affects.length === 0 || !source) return [];
  return [cited(say`Affected services: ${listed(affects)}.`, at(source.key))];
}

function gapsOf({ incident }: PostmortemRecord): Gap[] {
  if (incident.kind === 'drill') return [];
  const { milestones, affects, roles, reporterId } = incident;
  const ask = holderOf(roles, 'commander') ?? reporterId;
  const isMissing = (name: 'impact_started' | 'impact_ended') => milestoneAt(milestones, name) === null;
  return [
    gap('impact', say`Who was affected, how many, and what could they not do?`, { ask, isMustHave: true }),
    ...(isMissing('impact_started')
      ? [gap('impact_started', say`When did the impact start?`, { ask, isMustHave: true })]
      : []),
    ...(isMissing('impact_ended') && !isActive(incident.status)
      ? [gap('impact_ended', say`When did the impact end?`, { ask, isMustHave: true })]
      : []),
    ...(affects.length === 0 ? [gap('affects', say`Which services were affected?`, { ask })] : []),
  ];
}
