import type { AttachedVersion } from '../../src/domain/runbooks/decisions/attach.js';
import { type Run, type RunStep, untouched } from '../../src/domain/runbooks/run.js';
import { at, frozen } from './an-incident.js';

/** Step 1, which nobody has touched. */
export function aStep(more: Partial<RunStep> = {}): RunStep {
  const title = 'Confirm the error rate by provider';
  return { position: 1, title, markdown: `1. ${title}`, depth: 0, ...untouched, ...more };
}

/** Run 1 of INC-42: RB-3 in version 2 with three steps, which U1 attached at 14:05. Frozen, so that writing to it throws. */
export function aRun(more: Partial<Run> = {}): Run {
  const titles = ['Confirm the error rate', 'Check the status page', 'Switch the provider'];
  return frozen({
    ...{
      workspaceId: 'T1',
      incidentNumber: 42,
      number: 1,
      runbookNumber: 3,
      title: 'Payment provider errors',
    },
    ...{ version: 2, versionAt: at('09:00'), latestVersion: 2, attachedAt: at('14:05'), attachedBy: 'U1' },
    ...{ reason: null, status: 'open', values: {}, page: null, messageTs: '1795442560.000100' },
    steps: titles.map((title, index) =>
      aStep({ position: index + 1, title, markdown: `${index + 1}. ${title}` }),
    ),
    ...more,
  });
}

/** RB-3 in version 3, as the library has it, with these steps. */
export function aVersion(titles: readonly string[], more: Partial<AttachedVersion> = {}): AttachedVersion {
  const steps = titles.map((title) => ({ title, markdown: `1. ${title}`, depth: 0 }));
  const runbook = { runbookNumber: 3, title: 'Payment provider errors', version: 3, versionAt: at('13:00') };
  return { ...runbook, steps, ...more };
}
