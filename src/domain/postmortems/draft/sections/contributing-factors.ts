import { metric } from '../../../incident/metrics.js';
import { milestoneAt } from '../../../incident/milestone.js';
import { roleName } from '../../../incident/role.js';
import { isRaised } from '../../../incident/severity.js';
import { whatRunsTell } from '../../../runbooks/what-runs-tell.js';
import type { Gap, Statement } from '../../document.js';
import { eventsOf, type PostmortemRecord } from '../../record.js';
import { duration, say, time } from '../../span.js';
import { at, type Cited, cited, type DraftedSection, gap, milestone, section } from '../cited.js';
import { silences } from '../silences.js';

/** Questions about the system that the record raises. The factors themselves are for people to name. */
export function contributingFactors(record: PostmortemRecord): DraftedSection {
  const prompts = [
    ...lateDetection(record),
    ...severityChanges(record),
    ...handOvers(record),
    ...reopenings(record),
    ...runbookSteps(record),
  ];
  const question = say`What made this possible, and what made it last? Name conditions of the system, several of them.`;
  const gaps = [gap('contributing_factors', question, { isMustHave: true }), ...silentGaps(record)];
  return section('contributing_factors', { prompts, gaps });
}

const lateMs = 15 * 60_000;

function lateDetection({ incident: { milestones } }: PostmortemRecord): Cited<Statement>[] {
  const found = metric(milestones, 'time_to_detect');
  if (found.state !== 'recorded' || found.ms < lateMs) return [];
  const words = say`The impact went unnoticed for ${duration(found.ms)}. What would have shown it sooner?`;
  return [cited(words, milestone('impact_started'), milestone('detected'))];
}

function severityChanges(record: PostmortemRecord): Cited<Statement>[] {
  const declaredAt = milestoneAt(record.incident.milestones, 'declared');
  return eventsOf(record, 'severity_changed', 'updated').flatMap(({ key, at: when, event }) => {
    const change = event.kind === 'updated' ? event.severity : event;
    if (!change || !declaredAt) return [];
    const after = duration(Math.max(0, Number(when) - Number(declaredAt)));
    const words = isRaised(change.from, change.to)
      ? say`The severity was raised from ${change.from} to ${change.to} after ${after}. What hid the true size until then?`
      : say`The severity was lowered from ${change.from} to ${change.to} after ${after}. What made it look worse at first?`;
    return [cited(words, at(key))];
  });
}

function handOvers(record: PostmortemRecord): Cited<Statement>[] {
  const commands = eventsOf(record, 'role_taken').filter(({ event }) => event.before !== null);
  const [first] = commands;
  if (!first) return [];
  const roles = [...new Set(commands.map(({ event }) => roleName(event.role)))].join(', ');
  const times = commands.length === 1 ? 'once' : `${commands.length} times`;
  const words = say`Roles changed hands ${times} (${roles}). What did the next person need to know, and where did they find it?`;
  return [cited(words, at(first.key), ...commands.slice(1).map(({ key }) => at(key)))];
}

function reopenings(record: PostmortemRecord): Cited<Statement>[] {
  return eventsOf(record, 'reopened').map(({ key, at: when }) =>
    cited(say`It was reopened at ${time(when)}. What made it look fixed before?`, at(key)),
  );
}

/** Steps of runbooks that people skipped or that took long. */
function runbookSteps({ runs }: PostmortemRecord): Cited<Statement>[] {
  return whatRunsTell(runs).flatMap(({ run, title, skipped, slow }) => [
    ...skipped.map((step) =>
      cited(
        say`Step ${step.step} of “${title}” was skipped: “${step.reason}”. Does the runbook need a change?`,
        {
          ...{ kind: 'runbook', run, step: step.step },
        },
      ),
    ),
    ...slow.map((step) =>
      cited(
        say`Step ${step.step} of “${title}”, “${step.title}”, took ${duration(step.minutes * 60_000)}. What would make it faster?`,
        { kind: 'runbook', run, step: step.step },
      ),
    ),
  ]);
}

function silentGaps(record: PostmortemRecord): Gap[] {
  return silences(record).map(({ before, ms }) =>
    gap(
      `silence-${Math.floor(Number(before.occurredAt) / 1_000)}`,
      say`What happened in the ${duration(ms)} after ${time(before.occurredAt)}? The record is silent.`,
      { ask: before.author && !before.author.isBot ? before.author.id : null },
    ),
  );
}
