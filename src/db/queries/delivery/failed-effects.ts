import { and } from 'drizzle-orm';
import { isReported } from '../../../domain/delivery/delivery-failure.js';
import { incidentOwner } from '../../../domain/delivery/owner.js';
import type { StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isOneOf } from '../../any-of.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { effectColumns, effectsFromRows, inOrder, isFailed, ofOwnerParam } from './stored-effect.js';

/** An incident's rejected or dead effects that are reported to people, oldest first. */
export async function failedEffects(tx: Tx, incident: IncidentKey): Promise<StoredEffect[]> {
  const rows = await selectFailed(tx, { ...incidentOwner(incident) });
  return effectsFromRows(tx, rows).filter(({ effect }) => isReported(effect.kind));
}

const selectFailed = prepared((orm) =>
  orm.select(effectColumns).from(effects).where(and(ofOwnerParam, isFailed)).orderBy(inOrder).limit(100),
);

/** Marks failed effects as superseded once the current state is shown after all. */
export async function supersedeFailures(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: at })
    .where(and(isOneOf(effects.id, ids), isFailed));
}
