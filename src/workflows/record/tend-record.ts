import type { Tx } from '../../db/database.js';
import {
  claimRecord,
  incidentsWithFreshRecord,
  lockFreshRecord,
  settleFreshRecord,
} from '../../db/queries/fresh-record.js';
import { findIncident } from '../../db/queries/incidents.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { Sealing } from '../../domain/seals/seal.js';
import type { Deps } from '../deps.js';
import { judgeRules } from './judge-rules.js';
import { sealRecord } from './seal-record.js';
import { wantCopies } from './want-copies.js';

/** What looking after a record needs. */
export type TendDeps = Pick<Deps, 'db' | 'clock' | 'queue' | 'policy'> & Sealing;

/** How much of a record is looked after in one transaction. */
const partSize = 500;
const incidentsAtOnce = 50;

/** Looks after the records that have changed, until none has that nobody else is at. */
export async function tendRecords(deps: TendDeps): Promise<void> {
  let isAny = true;
  while (isAny) {
    isAny = false;
    for (const incident of await incidentsWithFreshRecord(deps.db, incidentsAtOnce))
      isAny = (await tendRecord(deps, incident)) || isAny;
  }
}

/**
 * Looks after what has changed in an incident's record, after it was stored: what no person should wait for. False where
 * there is nothing to do, or another does it or is writing it.
 */
export async function tendRecord(deps: TendDeps, key: IncidentKey): Promise<boolean> {
  const tended = await deps.db.transaction((tx) => tendPart(deps, tx, key));
  if (tended?.isDeliveryAsked) deps.queue.wake();
  return tended !== null;
}

async function tendPart(
  deps: TendDeps,
  tx: Tx,
  key: IncidentKey,
): Promise<{ isDeliveryAsked: boolean } | null> {
  const incident = (await claimRecord(tx, key)) ? await findIncident(tx, key) : null;
  if (!incident) return null;
  const fresh = await lockFreshRecord(tx, incident, partSize);
  const parts = fresh.messages.length + fresh.marks.length + fresh.entries.length;
  if (parts === 0) return null;
  const { rules } = deps.policy.timeline;
  if (!(await judgeRules(tx, incident, { changed: fresh.messages, rules }))) return null;
  await sealRecord(tx, { incident, fresh, at: deps.clock() }, deps);
  const isDeliveryAsked = await wantCopies(deps, tx, { incident, ts: fresh.messages });
  await settleFreshRecord(tx, incident, fresh);
  return { isDeliveryAsked };
}
