import type { Policy } from '../../policy.js';
import type { IncidentRow, RunbookStepRow } from '../rows.js';
import type { MinuteAsk } from './ask.js';
import { inChannel } from './in-channel.js';

/** What is asked about the steps of an incident's runbooks: once a timer has ended, and once nobody touched a step for long. */
export function runbookAsks(incident: IncidentRow, { nudges }: Policy): MinuteAsk[] {
  const { stepMinutes } = nudges.incidents;
  return incident.steps.flatMap((step) => {
    const about = stepKey(step);
    const ask = (rule: 'step_timer' | 'step_untouched', start: Date, minutes: number) =>
      inChannel(incident, rule, { start, steps: { at: [minutes], every: null }, about });
    if (step.timerDueAt) return ask('step_timer', step.timerDueAt, 0);
    if (step.assignedAt && stepMinutes !== null) return ask('step_untouched', step.assignedAt, stepMinutes);
    return [];
  });
}

/** `1.3`: step 3 of run 1, as in an ask's key and reason. */
export function stepKey({ run, position }: Pick<RunbookStepRow, 'run' | 'position'>): string {
  return `${run}.${position}`;
}
