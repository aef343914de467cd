import { mergeKeyOf } from '../../../domain/delivery/effect-traits.js';
import { type EffectSource, ownerOf } from '../../../domain/delivery/owner.js';
import type { Effect } from '../../../domain/effect.js';
import type { Tx } from '../../database.js';
import { storedPayload } from './effect-schemas.js';

/** The request that caused the effects. `answerUrl`: Slack's response URL for the person who asked, if any. */
export interface Cause {
  trace: string;
  at: Date;
  askedBy: string | null;
  answerUrl?: string | null;
}

/** An effect to store: its key, and the earliest time to deliver it. */
export interface NewEffect {
  key: string;
  effect: Effect;
  notBefore: Date;
}

/**
 * Stores effects, each for its owner. Repeated keys are ignored. An effect that merges into a waiting row locks that row
 * until the transaction ends, so that its delivery reads what this transaction decided. Effects that show the current
 * state come first, so that the card changes before the channel is archived.
 */
export async function insertEffects(
  tx: Tx,
  source: EffectSource,
  list: NewEffect[],
  cause: Cause,
): Promise<void> {
  const rows = list.map(({ key, effect, notBefore }) => ({
    key,
    owner: ownerOf(effect, source).key,
    kind: effect.kind,
    merge_key: mergeKeyOf(effect),
    payload: storedPayload.write(effect),
    not_before: notBefore,
  }));
  const merging = rows.filter(
    ({ merge_key: key }, at) => key !== null && rows.findIndex((row) => row.merge_key === key) === at,
  );
  const others = rows.filter((row) => row.merge_key === null);
  const { workspaceId, number } = source;
  const { trace, at, askedBy, answerUrl = null } = cause;
  const common = [workspaceId, number, trace, at.toISOString(), askedBy, answerUrl];
  await Promise.all([
    merging.length > 0 && tx.run(insertMerging, [JSON.stringify(merging), ...common]),
    others.length > 0 && tx.run(insertOthers, [JSON.stringify(others), ...common]),
  ]);
}

/** Inserts any number of rows with one prepared statement. */
const insertRows = `
  insert into effects (workspace_id, incident_number, owner, key, kind, payload, merge_key, state, not_before, trace, created_at, asked_by, answer_url)
  select $2, $3::int, row.owner, row.key, row.kind, row.payload, row.merge_key, 'waiting', row.not_before, $4, $5::timestamptz, $6, $7
  from jsonb_to_recordset($1::jsonb) as row (owner text, key text, kind text, merge_key text, payload jsonb, not_before timestamptz)`;

const insertOthers = `${insertRows} on conflict do nothing`;

const insertMerging = `${insertRows}
  on conflict (workspace_id, owner, merge_key) where state = 'waiting'
  do update set merge_key = excluded.merge_key`;
