import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Policy } from '../../policy.js';
import type { Incident } from '../incident.js';
import type { Severity } from '../severity.js';
import { changeMilestones, type MilestoneChange } from './change-milestones.js';
import { changeSeverity, confirmSeverity } from './change-severity.js';
import { setAffected } from './set-affected.js';
import { summarize } from './summarize.js';

/** What somebody adds of the facts that an incident lacks; null: nothing. */
export interface FactsInput {
  times: readonly MilestoneChange[];
  affects: string[] | null;
  summary: string | null;
  /** The severity as it is confirms it. */
  severity: Severity | null;
}

/** Adds missing facts in one decision. Refuses all of them if one is refused. */
export function fillIn(
  incident: Incident,
  { times, affects, summary, severity }: FactsInput,
  policy: Policy,
  act: Act,
): Decision {
  const steps: ((now: Incident) => Decision)[] = [
    ...(times.length > 0 ? [(now: Incident) => changeMilestones(now, times, act)] : []),
    ...(affects ? [(now: Incident) => setAffected(now, affects, act)] : []),
    ...(summary ? [(now: Incident) => summarize(now, summary, act)] : []),
    ...(severity ? [(now: Incident) => gradedAs(now, severity, policy, act)] : []),
  ];
  if (steps.length === 0) return refused({ kind: 'nothing_filled_in', number: incident.number });
  return steps.reduce<Decision>(
    (before, step) => (before.kind === 'refused' ? before : joined(before, step(before.incident))),
    accepted(incident, [], []),
  );
}

function gradedAs(incident: Incident, to: Severity, policy: Policy, act: Act): Decision {
  return to === incident.severity
    ? confirmSeverity(incident, act)
    : changeSeverity(incident, { to, text: null }, policy, act);
}

/** Both decisions in one; views that both refresh are refreshed once, at the end. */
function joined(before: Extract<Decision, { kind: 'accepted' }>, next: Decision): Decision {
  if (next.kind === 'refused') return next;
  const kinds = new Set(next.effects.map(({ kind }) => kind));
  const kept = before.effects.filter(({ kind }) => kind === 'broadcast' || !kinds.has(kind));
  return accepted(next.incident, [...before.entries, ...next.entries], [...kept, ...next.effects]);
}
