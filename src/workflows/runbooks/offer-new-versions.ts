import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { openRunsOf } from '../../db/queries/runbooks/runs.js';
import type { RunbookKey } from '../../domain/runbooks/runbook.js';

/** Shows on the messages of open runs that these runbooks have a newer version. */
export async function offerNewVersions(
  tx: Tx,
  versions: readonly (RunbookKey & { version: number })[],
  at: Date,
): Promise<void> {
  for (const { workspaceId, number: runbook, version } of versions)
    for (const { incidentNumber, number: run } of await openRunsOf(tx, { workspaceId, number: runbook })) {
      const key = `offer RB-${runbook} v${version} to INC-${incidentNumber} run ${run}`;
      const offer = { key, effect: { kind: 'refresh_runbook', run } as const, notBefore: at };
      const cause = { trace: key, at, askedBy: null };
      await insertEffects(tx, { workspaceId, number: incidentNumber }, [offer], cause);
    }
}
