import { claimReport, isClaimed } from '../../db/queries/nudges/ledger.js';
import { workspaceIds } from '../../db/queries/workspaces.js';
import { weeklyReportDue } from '../../domain/figures/weekly-report-due.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { NudgeDeps } from './nudge-deps.js';

/** Stores the weekly report of each workspace to be sent, once it is due. Returns how many. */
export async function sendWeeklyReports(
  deps: Pick<NudgeDeps, 'db' | 'policy' | 'clock' | 'requestDelivery' | 'newTrace'>,
): Promise<number> {
  const at = deps.clock();
  const due = weeklyReportDue(deps.policy.nudges, at);
  if (!due) return 0;
  const { key, channelId, dueAt, week } = due;
  let count = 0;
  for (const workspaceId of await workspaceIds(deps.db)) {
    if (await isClaimed(deps.db, workspaceId, key)) continue;
    await deps.db.transaction(async (tx) => {
      const isOurs = await claimReport(tx, workspaceId, { key, recipientId: channelId, dueAt, at });
      if (!isOurs) return;
      const days = { fromDay: week.fromDay, toDay: week.toDay };
      const times = { from: week.from.toISOString(), to: week.to.toISOString() };
      const effect = { kind: 'send_report', channelId, nudge: key, ...days, ...times } as const;
      const effects = [{ key, effect, notBefore: at }];
      const cause = { trace: deps.newTrace(), at, askedBy: null };
      await storeEffects(deps, tx, { workspaceId, number: null }, { effects, cause });
      count += 1;
    });
  }
  return count;
}
