import type { Tx } from '../../db/database.js';
import { findActionItems } from '../../db/queries/action-items/action-items.js';
import { ledgerRows } from '../../db/queries/nudges/ledger.js';
import { subjectsUntil } from '../../db/queries/nudges/schedule.js';
import { isPolicyNew } from '../../db/queries/nudges/unscheduled.js';
import { namesOf } from '../../db/queries/people/names.js';
import { addressId } from '../../domain/nudges/asks/recipient.js';
import type { LedgerRow } from '../../domain/nudges/ledger.js';
import { type NudgesDue, nudgesDue } from '../../domain/nudges/nudges-due.js';
import type { Policy } from '../../domain/policy.js';
import { loadRows, subjectsNamed } from './load-rows.js';
import { nudgePolicyOf } from './schedule-by-policy.js';

/** What would be sent, the names of those it would go to, by id, and the incidents that it is about. */
export interface NudgePreview {
  due: NudgesDue;
  incidents: number[];
  names: ReadonlyMap<string, string>;
}

/** What a tick at `at` would send, and what waits for a later time, as everything is stored now. Changes nothing. */
export async function previewNudges(
  { db, policy }: { db: Tx; policy: Policy },
  workspaceId: string,
  at: Date,
): Promise<NudgePreview> {
  const isNew = await isPolicyNew(db, workspaceId, nudgePolicyOf(policy));
  const names = await subjectsUntil(db, workspaceId, { until: at, isPolicyNew: isNew });
  const loaded = await loadRows({ db, policy, now: at }, workspaceId, subjectsNamed(names));
  const due = nudgesDue(loaded.rows, { policy, now: at, decided: loaded.decided });
  const shown = [...due.nudges, ...due.waiting];
  const ids = shown.map(({ to }) => addressId(to));
  const incidents = shown.flatMap(({ items }) => items.map(({ incident }) => incident));
  return {
    due,
    incidents: [...new Set(incidents)],
    names: await namesOf(db, workspaceId, [...new Set(ids)]),
  };
}

/** The latest rows of the ledger, newest first, the names of whom they asked, and the incidents that they are about. */
export async function nudgeHistory(
  db: Tx,
  workspaceId: string,
  limit: number,
): Promise<{ rows: LedgerRow[]; names: ReadonlyMap<string, string>; incidents: number[] }> {
  const rows = await ledgerRows(db, workspaceId, limit);
  const names = await namesOf(db, workspaceId, [...new Set(rows.map(({ recipientId }) => recipientId))]);
  const subjects = subjectsNamed(rows.flatMap(({ subject }) => subject ?? []));
  const items = await findActionItems(db, workspaceId, subjects.actionItems);
  const incidents = [...subjects.incidents, ...items.map(({ incidentNumber }) => incidentNumber)];
  return { rows, names, incidents: [...new Set(incidents)] };
}
