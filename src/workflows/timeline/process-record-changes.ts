import type { Transaction } from '../../db/database.js';
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

/** Dependencies of record processing. */
export type ProcessDeps = Pick<Deps, 'db' | 'clock' | 'requestDelivery' | 'policy'> & Sealing;

/** Changed rows per transaction. */
const batchSize = 500;
const incidentsAtOnce = 50;

/**
 * Processes changed records until only those are left that somebody else processes or writes to. Returns whether there
 * are any.
 */
export async function processRecordChanges(deps: ProcessDeps): Promise<{ isSomeLeft: boolean }> {
  for (;;) {
    let hasMore = false;
    const incidents = await incidentsWithDirtyRecords(deps.db, incidentsAtOnce);
    for (const incident of incidents) hasMore = (await processChangesOf(deps, incident)) || hasMore;
    if (!hasMore) return { isSomeLeft: incidents.length > 0 };
  }
}

/**
 * Processes one batch of an incident's changed record in the background: rules, hash chain, image copies. Returns
 * false if nothing changed, or if another process works on the record or writes to it.
 */
export async function processChangesOf(deps: ProcessDeps, key: IncidentKey): Promise<boolean> {
  return deps.db.transaction((tx) => processBatch(deps, tx, key));
}

async function processBatch(deps: ProcessDeps, tx: Transaction, key: IncidentKey): Promise<boolean> {
  const incident = (await claimRecord(tx, key)) ? await findIncident(tx, key) : null;
  if (!incident) return false;
  const dirty = await lockDirtyRecord(tx, incident, batchSize);
  const changes = dirty.messages.length + dirty.marks.length + dirty.entries.length;
  if (changes === 0) return false;
  const { rules } = deps.policy.timeline;
  if (!(await applyRules(tx, incident, { changed: dirty.messages, rules }))) return false;
  await sealRecord(tx, { incident, dirty, at: deps.clock() }, deps);
  await requestCopies(deps, tx, { incident, ts: dirty.messages });
  await clearDirty(tx, incident, dirty);
  return true;
}
