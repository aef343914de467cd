import { and, desc, eq, inArray } from 'drizzle-orm';
import { mergeKeyOf } from '../../../domain/delivery/effect-traits.js';
import { incidentOwner } from '../../../domain/delivery/owner.js';
import type { StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { EffectKind } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { effectColumns, effectsFromRows, inOrder, ofOwner } from './stored-effect.js';

/**
 * Blocks effects that need a channel that Slack won't create, until a person retries it. Returns the blocked effects;
 * of several that show the same state, only the newest is kept. The incident must be locked.
 */
export async function blockEffects(
  tx: Tx,
  incident: IncidentKey,
  { kinds, at }: { kinds: readonly EffectKind[]; at: Date },
): Promise<StoredEffect[]> {
  const waits = and(
    ofOwner(incidentOwner(incident)),
    eq(effects.state, 'waiting'),
    inArray(effects.kind, [...kinds]),
  );
  const older = and(ofOwner(incidentOwner(incident)), eq(effects.state, 'blocked'));
  const rows = await tx.orm.select(effectColumns).from(effects).where(waits).orderBy(inOrder);
  const waiting = effectsFromRows(tx, rows);
  const merging = waiting.map(({ effect }) => mergeKeyOf(effect)).filter((key) => key !== null);
  if (merging.length > 0)
    await tx.orm
      .update(effects)
      .set({ state: 'superseded', finishedAt: at })
      .where(and(older, inArray(effects.mergeKey, merging)));
  await tx.orm
    .update(effects)
    .set({ state: 'blocked', finishedAt: at })
    .where(
      isOneOf(
        effects.id,
        waiting.map(({ id }) => id),
      ),
    );
  return waiting;
}

/** The newest effect that opens the incident's channel, in any state. */
export async function latestOpenChannel(tx: Tx, incident: IncidentKey): Promise<StoredEffect | null> {
  const [row] = await tx.orm
    .select(effectColumns)
    .from(effects)
    .where(and(ofOwner(incidentOwner(incident)), eq(effects.kind, 'open_channel')))
    .orderBy(desc(effects.id))
    .limit(1);
  return (row && effectsFromRows(tx, [row])[0]) ?? null;
}
