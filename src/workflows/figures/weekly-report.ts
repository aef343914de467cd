import { dueOutcomeCounts } from '../../db/queries/figures/due-outcomes.js';
import { declaredBySeverity, itemCounts, waitingLongest } from '../../db/queries/figures/week.js';
import { onTimeFigure } from '../../domain/figures/on-time.js';
import type { Period } from '../../domain/figures/period.js';
import type { WeeklyReport } from '../../domain/figures/weekly-report.js';
import type { Deps } from '../deps.js';

const maxWaiting = 3;

/** What happened in a week, for a channel that anybody may read. The week must be over. */
export async function readWeeklyReport(
  { db, directory }: Pick<Deps, 'db'> & { directory: Pick<Deps['directory'], 'namesOf'> },
  { workspaceId, ...week }: { workspaceId: string } & Period,
): Promise<WeeklyReport> {
  const { fromDay, toDay } = week;
  const [incidents, items, due, waiting] = await Promise.all([
    declaredBySeverity(db, workspaceId, week),
    itemCounts(db, workspaceId, week),
    dueOutcomeCounts(db, workspaceId, { fromDay, toDay, since: fromDay }),
    waitingLongest(db, workspaceId, { toDay, limit: maxWaiting }),
  ]);
  const owners = waiting.flatMap(({ ownerId }) => ownerId ?? []);
  const names = await directory.namesOf(workspaceId, owners);
  return {
    fromDay,
    toDay,
    incidents,
    ...items,
    onTime: onTimeFigure(due.since),
    waitingLongest: waiting,
    names,
  };
}
