import { changeRun, type WantedChange } from '../../workflows/runbooks/change-run.js';
import { type Call, type Reply, replyTo, requestOf } from '../command.js';
import type { MeantRun } from './meant-run.js';

/** Changes a run. */
export async function change(
  call: Call,
  { incident, run }: { incident: Pick<MeantRun['incident'], 'number'>; run: Pick<MeantRun['run'], 'number'> },
  wanted: WantedChange,
): Promise<Reply> {
  const named = { ...call, number: incident.number };
  return replyTo(await changeRun(call.deps, requestOf(named, { run: run.number, change: wanted })));
}

/** The step that a form is about. */
export function placeOfForm({ form }: Call): { run: { number: number }; step: number } {
  const [run = '0', step = '0'] = (form?.about ?? '').split(' ');
  return { run: { number: Number(run) }, step: Number(step) };
}

/** Changes a run from a form. */
export async function changeByForm(call: Call, wanted: (step: number) => WantedChange): Promise<Reply> {
  const { run, step } = placeOfForm(call);
  return replyTo(await changeRun(call.deps, requestOf(call, { run: run.number, change: wanted(step) })));
}
