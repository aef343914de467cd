import type { Run } from '../../domain/runbooks/run.js';
import { hasRemarks } from '../../domain/runbooks/suggested-edit.js';
import { patchView } from '../../slack/views/runbooks/patch.js';
import { suggestEdits } from '../../workflows/runbooks/suggest-edits.js';
import type { Call, Reply } from '../command.js';
import type { MeantRun } from './meant-run.js';

/** Shows what people wrote about a run's steps, as a patch of the runbook. */
export async function showPatch(call: Call, { incident, run }: MeantRun, page: number): Promise<Reply> {
  const [edit] = await suggestEdits(call.deps, incident.workspaceId, [run]);
  return {
    kind: 'modal',
    title: 'Suggested edit',
    view: patchView(incident, run, { edit: edit ?? null, page }),
  };
}

/** The runs that a patch may be asked of. */
export function withRemarksIfAny(runs: readonly Run[]): readonly Run[] {
  const telling = runs.filter(hasRemarks);
  return telling.length > 0 ? telling : runs;
}
