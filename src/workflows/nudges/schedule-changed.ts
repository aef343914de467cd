import type { Transaction } from '../../db/database.js';
import { saveSchedule } from '../../db/queries/nudges/schedule.js';
import {
  takeUnscheduledIncidents,
  takeUnscheduledItems,
  type Unscheduled,
} from '../../db/queries/nudges/unscheduled.js';
import { planAfresh } from '../../db/queries/plan-afresh.js';
import { nextNudges } from '../../domain/nudges/nudges-due.js';
import { decideSoundRows } from './decide-sound-rows.js';
import { loadRows, namesOf, type Subjects } from './load-rows.js';
import type { NudgeDeps } from './nudge-deps.js';

/** How many changed rows are scheduled in one transaction. */
const batch = 500;

/** Schedules what changed since the last tick. Returns how many incidents and action items that were. */
export async function scheduleChanged(deps: NudgeDeps): Promise<number> {
  const incidents = await takeAll(deps, takeUnscheduledIncidents, (numbers) => ({
    incidents: numbers,
    actionItems: [],
  }));
  const items = await takeAll(deps, takeUnscheduledItems, (numbers) => ({
    incidents: [],
    actionItems: numbers,
  }));
  return incidents + items;
}

async function takeAll(
  deps: NudgeDeps,
  take: (tx: Transaction, limit: number) => Promise<Unscheduled | null>,
  subjectsOf: (numbers: number[]) => Subjects,
): Promise<number> {
  let count = 0;
  for (let taken = batch; taken === batch && !deps.isEnding(); count += taken)
    taken = await deps.db.transaction(async (tx) => {
      const found = await take(tx, batch);
      if (found) await schedule(deps, tx, found.workspaceId, subjectsOf(found.numbers));
      return found?.numbers.length ?? 0;
    });
  return count;
}

/** A subject for which that can't be computed keeps the times that it had. */
async function schedule(
  deps: NudgeDeps,
  tx: Transaction,
  workspaceId: string,
  subjects: Subjects,
): Promise<void> {
  const { policy, clock } = deps;
  const now = clock();
  await planAfresh(tx);
  const { rows, decided } = await loadRows({ db: tx, policy, now }, workspaceId, subjects);
  const { decision: times, faulty } = decideSoundRows(deps, workspaceId, rows, (some) =>
    nextNudges(some, { policy, now, decided }),
  );
  await saveSchedule(tx, workspaceId, { subjects: namesOf(subjects, faulty), times });
}
