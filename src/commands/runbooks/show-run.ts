import { stepAt } from '../../domain/runbooks/run.js';
import { wholeRunView, wholeStepView } from '../../slack/views/runbooks/whole-run.js';
import { readContent } from '../../workflows/runbooks/read-runs.js';
import type { Call, Reply } from '../command.js';
import { stepNotFound } from './ask-about-step.js';
import type { MeantRun, Place } from './meant-run.js';

/** Shows a page of everything that a run's version says. */
export async function showRun(call: Call, { incident, run }: MeantRun, page: number): Promise<Reply> {
  const read = await readContent(call.deps, run);
  const content = read ?? { title: run.title, applies: none, steps: [], context: [], problems: [] };
  return { kind: 'modal', title: 'Runbook', view: wholeRunView(incident, run, { content, page }) };
}

const none = { services: [], severities: [], labels: [], alerts: [] };

/** Shows a step with everything that it says. */
export function showStep({ incident, run, step: position }: Place): Reply {
  const step = stepAt(run, position);
  if (!step) return stepNotFound(run, position);
  return { kind: 'modal', title: `Step ${position}`, view: wholeStepView(incident, run, step) };
}
