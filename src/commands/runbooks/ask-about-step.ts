import type { KnownBlock } from '@slack/types';
import { type Run, type RunStep, stepAt } from '../../domain/runbooks/run.js';
import { context } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import type { Reply } from '../command.js';
import type { Place } from './meant-run.js';

/** Opens a form about one step. */
export function ask(
  { incident, run, step: position }: Place,
  form: string,
  fields: (step: RunStep) => KnownBlock[],
): Reply {
  const step = stepAt(run, position);
  if (!step) return stepNotFound(run, position);
  const blocks = [context(`Step ${position} · ${inLine(step.title, 300)}`), ...fields(step)];
  const about = `${run.number} ${position}`;
  return { kind: 'filled', filled: { form, incident, blocks, sawEntry: null, about } };
}

export function stepNotFound({ title, steps }: Run, step: number): Reply {
  const refusal = { kind: 'step_not_found', title, step, steps: steps.length } as const;
  return { kind: 'outcome', outcome: { kind: 'refused', refusal } };
}
