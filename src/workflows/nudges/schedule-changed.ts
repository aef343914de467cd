import type { Transaction } from '../../db/database.js';
import { type ScheduledNudge, saveSchedule } from '../../db/queries/nudges/schedule.js';
import {
  takeUnscheduledIncidents,
  takeUnscheduledItems,
  type Unscheduled,
} from '../../db/queries/nudges/unscheduled.js';
import { actionItemName } from '../../domain/action-items/action-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { addressId } from '../../domain/nudges/asks/recipient.js';
import { type NudgeRows, nextNudges } from '../../domain/nudges/nudges-due.js';
import { type LoadedRows, loadRows, type Subjects } from './load-rows.js';
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

async function schedule(
  deps: NudgeDeps,
  tx: Transaction,
  workspaceId: string,
  subjects: Subjects,
): Promise<void> {
  const now = deps.clock();
  const loaded = await loadRows({ db: tx, policy: deps.policy, now }, workspaceId, subjects);
  const times = timesOf(deps, workspaceId, loaded, now);
  await saveSchedule(tx, workspaceId, { subjects: namesOf(subjects), times });
}

export function namesOf({ actionItems, incidents }: Subjects): string[] {
  return [...actionItems.map(actionItemName), ...incidents.map(incidentName)];
}

/** When each recipient hears of each row next. A row for which that can't be computed is reported and left out. */
export function timesOf(
  deps: NudgeDeps,
  workspaceId: string,
  { rows, decided }: LoadedRows,
  now: Date,
): ScheduledNudge[] {
  const times = (some: NudgeRows) =>
    nextNudges(some, { policy: deps.policy, now, decided }).map(({ subject, to, at }) => ({
      subject,
      recipientId: addressId(to),
      at,
    }));
  try {
    return times(rows);
  } catch {
    return eachAlone(rows).flatMap((one) => {
      try {
        return times(one);
      } catch (error) {
        deps.onFault(workspaceId, subjectsIn(one), error);
        return [];
      }
    });
  }
}

/** The same rows, one subject at a time. */
export function eachAlone({ actionItems, incidents, people }: NudgeRows): NudgeRows[] {
  return [
    ...actionItems.map((item) => ({ actionItems: [item], incidents: [], people })),
    ...incidents.map((incident) => ({ actionItems: [], incidents: [incident], people })),
  ];
}

export function subjectsIn({ actionItems, incidents }: NudgeRows): string[] {
  return [
    ...actionItems.map(({ number }) => actionItemName(number)),
    ...incidents.map(({ number }) => incidentName(number)),
  ];
}
