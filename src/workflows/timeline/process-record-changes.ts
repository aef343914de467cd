import type { Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import {
  claimRecord,
  clearDirty,
  incidentsWithDirtyRecords,
  lockDirtyRecord,
} from '../../db/queries/timeline/dirty-record.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { Sealing } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Deps } from '../deps.js';
import { applyRules } from './apply-rules.js';
import { requestCopies } from './request-copies.js';
import { sealRecord } from './seal-record.js';

/** What looking after a record needs. */
export type ProcessDeps = Pick<Deps, 'db' | 'clock' | 'queue' | 'policy'> & Sealing;

/** How much of a record is looked after in one transaction. */
const partSize = 500;
const incidentsAtOnce = 50;

/** Looks after the records that have changed, until none has that nobody else is at. */
export async function processRecordChanges(deps: ProcessDeps): Promise<void> {
  let isAny = true;
  while (isAny) {
    isAny = false;
    for (const incident of await incidentsWithDirtyRecords(deps.db, incidentsAtOnce))
      isAny = (await processChangesOf(deps, incident)) || isAny;
  }
}

/**
 * Looks after what has changed in an incident's record, after it was stored: what no person should wait for. False where
 * there is nothing to do, or another does it or is writing it.
 */
export async function processChangesOf(deps: ProcessDeps, key: IncidentKey): Promise<boolean> {
  const tended = await deps.db.transaction((tx) => processPart(deps, tx, key));
  if (tended?.isDeliveryAsked) deps.queue.wake();
  return tended !== null;
}

async function processPart(
  deps: ProcessDeps,
  tx: Tx,
  key: IncidentKey,
): Promise<{ isDeliveryAsked: boolean } | null> {
  const incident = (await claimRecord(tx, key)) ? await findIncident(tx, key) : null;
  if (!incident) return null;
  const dirty = await lockDirtyRecord(tx, incident, partSize);
  const parts = dirty.messages.length + dirty.marks.length + dirty.entries.length;
  if (parts === 0) return null;
  const { rules } = deps.policy.timeline;
  if (!(await applyRules(tx, incident, { changed: dirty.messages, rules }))) return null;
  await sealRecord(tx, { incident, dirty, at: deps.clock() }, deps);
  const isDeliveryAsked = await requestCopies(deps, tx, { incident, ts: dirty.messages });
  await clearDirty(tx, incident, dirty);
  return { isDeliveryAsked };
}
