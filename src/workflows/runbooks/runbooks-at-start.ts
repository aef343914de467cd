import type { Tx } from '../../db/database.js';
import { latestVersionNamed } from '../../db/queries/runbooks/latest-version.js';
import type { StartInput } from '../../domain/incident/decisions/start.js';
import type { Policy } from '../../domain/policy.js';
import { runbooksToAttach } from '../../domain/runbooks/attach-rule.js';
import type { AttachedAtStart } from '../../domain/runbooks/decisions/attach-at-start.js';

/** The runbooks that the policy attaches to an incident that is declared like this. */
export async function runbooksAtStart(
  tx: Tx,
  { workspaceId, policy }: { workspaceId: string; policy: Policy },
  { severity, affects }: StartInput,
): Promise<AttachedAtStart> {
  const declared = { severity: severity ?? policy.defaultSeverity, affects };
  const names = runbooksToAttach(policy.runbooks.attach, declared);
  const found = await Promise.all(names.map((name) => latestVersionNamed(tx, workspaceId, name)));
  return {
    runbooks: found.filter((runbook) => runbook !== null),
    missing: names.filter((_, index) => found[index] === null),
  };
}
