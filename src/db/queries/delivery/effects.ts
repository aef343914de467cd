import { and, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { isReported } from '../../../domain/delivery/delivery-failure.js';
import { effectTraits, isMergeable, kindsWith } from '../../../domain/delivery/effect-traits.js';
import { type EffectSource, incidentOwner, type Owner, ownerOf } from '../../../domain/delivery/owner.js';
import type { StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { DeliveryFailure, Effect, EffectKind } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isOneOf } from '../../any-of.js';
import { durably } from '../../connection/durable-commit.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { storedFailure, storedPayload } from './effect-schemas.js';
import {
  effectColumns,
  effectsFromRows,
  inOrder,
  isFailed,
  isHeld,
  isPending,
  ofOwner,
} from './stored-effect.js';

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
    payload: storedPayload.write(effect),
    not_before: notBefore,
  }));
  const merging = rows.filter(
    ({ kind }, at) => isMergeable(kind) && rows.findIndex((row) => row.kind === kind) === at,
  );
  const others = rows.filter(({ kind }) => !isMergeable(kind));
  const { workspaceId, number } = source;
  const { trace, at, askedBy, answerUrl = null } = cause;
  const common = [workspaceId, number, trace, at.toISOString(), askedBy, answerUrl];
  await Promise.all([
    merging.length > 0 && tx.run(insertMerging, [JSON.stringify(merging), ...common]),
    others.length > 0 && tx.run(insertOthers, [JSON.stringify(others), ...common]),
  ]);
}

/** Inserts any number of rows with one prepared statement. */
const insertFrom = (mergeKey: string) => `
  insert into effects (workspace_id, incident_number, owner, key, kind, payload, merge_key, state, not_before, trace, created_at, asked_by, answer_url)
  select $2, $3::int, row.owner, row.key, row.kind, row.payload, ${mergeKey}, 'waiting', row.not_before, $4, $5::timestamptz, $6, $7
  from jsonb_to_recordset($1::jsonb) as row (owner text, key text, kind text, payload jsonb, not_before timestamptz)`;

const insertOthers = `${insertFrom('null')} on conflict do nothing`;

const insertMerging = `${insertFrom('row.kind')}
  on conflict (workspace_id, owner, merge_key) where state = 'waiting'
  do update set merge_key = excluded.merge_key`;

/** How many pending effects are read at once. */
const maxPending = 40;

/** Of these kinds only the first few are read, so that other effects can overtake them. */
const limitedKinds = kindsWith(({ readAtOnce }) => readAtOnce !== null);

/**
 * An owner's effects to deliver next, oldest first. `isAll`: whether there are no more. `unreadable`: the ids
 * of those that this version can't read.
 */
export async function pendingEffects(
  tx: Tx,
  owner: Owner,
): Promise<{ pending: StoredEffect[]; isAll: boolean; unreadable: number[] }> {
  const rows = await selectPending(tx, { ...owner });
  const pending = effectsFromRows(tx, rows);
  const readable = new Set(pending.map(({ id }) => id));
  const unreadable = rows.map(({ row }) => row.id).filter((id) => !readable.has(id));
  const isFull = (kind: EffectKind) => rows.filter(({ row }) => row.kind === kind).length >= limitOf(kind);
  const isAll = rows.length < maxPending && !limitedKinds.some(isFull);
  return { pending, isAll, unreadable };
}

const selectPending = prepared((orm) => {
  const first = (isKind: SQL, limit: number) =>
    orm
      .select({ id: effects.id })
      .from(effects)
      .where(and(ofOwnerParam, isPending, isKind))
      .orderBy(inOrder)
      .limit(limit);
  const isNear = (kind: EffectKind) => {
    const isKind = sql`${effects.kind} = ${sql.raw(`'${kind}'`)}`;
    return sql`(not ${isKind} or ${effects.id} in ${first(isKind, limitOf(kind))})`;
  };
  return orm
    .select(effectColumns)
    .from(effects)
    .where(and(ofOwnerParam, isPending, ...limitedKinds.map(isNear)))
    .orderBy(inOrder)
    .limit(maxPending);
});

function limitOf(kind: EffectKind): number {
  return effectTraits[kind].readAtOnce ?? maxPending;
}

/** Not just a check for duplicate posts. */
const isVisible = sql`${effects.kind} <> 'dedupe_post'`;

/** How many effects of an incident are still to be delivered. */
export async function countPending(tx: Tx, incident: IncidentKey): Promise<number> {
  const [row] = await selectCount(tx, { ...incidentOwner(incident) });
  return row?.count ?? 0;
}

const selectCount = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)::int` })
    .from(effects)
    .where(and(ofOwnerParam, isPending, isVisible)),
);

/** An incident's rejected or dead effects that are reported to people, oldest first. */
export async function failedEffects(tx: Tx, incident: IncidentKey): Promise<StoredEffect[]> {
  const rows = await selectFailed(tx, { ...incidentOwner(incident) });
  return effectsFromRows(tx, rows).filter(({ effect }) => isReported(effect.kind));
}

const selectFailed = prepared((orm) =>
  orm.select(effectColumns).from(effects).where(and(ofOwnerParam, isFailed)).orderBy(inOrder).limit(100),
);

/**
 * How a process claims effects: its process id, and from which time on another process's attempt is still considered
 * running.
 */
export interface Lease {
  at: Date;
  processId: number;
  leaseFrom: Date;
  /** For a retried claim: from which time on it may have claimed effects without seeing the reply. */
  silentFor: Date | null;
}

/**
 * Claims effects for an attempt and returns those claimed. Skips effects that another living process is attempting, and
 * those that a change is merging into right now: waiting for it could deadlock. A retried claim returns what its first
 * try claimed. An interrupted attempt keeps its number: the death of a process says nothing about Slack, and must not
 * delay the next one.
 */
export async function claimEffects(
  tx: Tx,
  ids: number[],
  { at, processId, leaseFrom, silentFor }: Lease,
): Promise<Pick<StoredEffect, 'id' | 'isUncertain' | 'attempts' | 'limits'>[]> {
  const since = { leaseFrom: leaseFrom.toISOString(), silentFor: silentFor?.toISOString() ?? 'infinity' };
  return updateClaimed(tx, { ids: `{${ids.join(',')}}`, processId, at: at.toISOString(), ...since });
}

const updateClaimed = prepared((orm) => {
  const cutOff = sql`(${effects.attemptedAt} < ${param('leaseFrom')}::timestamptz or not ${isHeld})`;
  const isAttempting = sql`${effects.state} = 'attempting'`;
  const isOurs = sql`(${isAttempting} and ${effects.attemptedBy} = ${param('processId')}::int and ${effects.attemptedAt} >= ${param('silentFor')}::timestamptz)`;
  const free = sql`(${effects.state} = 'waiting' or ${isOurs} or (${isAttempting} and ${cutOff}))`;
  const wanted = sql`${effects.id} = any(${param('ids')}::bigint[])`;
  return orm
    .update(effects)
    .set({
      state: 'attempting',
      isUncertain: sql`${effects.isUncertain} or (${isAttempting} and not ${isOurs})`,
      attemptedAt: sql`${param('at')}::timestamptz`,
      attemptedBy: sql`${param('processId')}::int`,
      attempts: sql`${effects.attempts} + case when ${effects.state} = 'waiting' then 1 else 0 end`,
    })
    .where(
      sql`${effects.id} in (select id from ${effects} where ${and(wanted, free)} for update skip locked)`,
    )
    .returning({
      id: effects.id,
      isUncertain: effects.isUncertain,
      attempts: effects.attempts,
      limits: effects.limits,
      isDurable: sql.raw(durably), // after a crash of Postgres it must be known that Slack may have got this
    });
});

/** Ends an effect's delivery, successfully or not. */
export async function finishEffect(
  tx: Tx,
  id: number,
  { state, error, at, failure = null }: Ending,
): Promise<void> {
  await updateFinished(tx, {
    id,
    state,
    error,
    at: at.toISOString(),
    failure: JSON.stringify(failure && storedFailure.write(failure)),
  });
}

export interface Ending {
  state: 'done' | 'rejected' | 'dead' | 'superseded';
  error: string | null;
  at: Date;
  /** Who the failure concerns. */
  failure?: DeliveryFailure | null;
}

const updateFinished = prepared((orm) =>
  orm
    .update(effects)
    .set({
      state: sql`${param('state')}`,
      error: sql`${param('error')}`,
      failure: sql`nullif(${param('failure')}::jsonb, 'null'::jsonb)`,
      finishedAt: sql`${param('at')}::timestamptz`,
    })
    .where(eq(effects.id, param('id')))
    .returning({ isDurable: sql.raw(`case when kind in (${unfindable}) then ${durably} end`) }),
);

/** If the end of such an effect were lost, a person would see it twice. */
const unfindable = kindsWith(({ again }) => again === 'seen_twice')
  .map((kind) => `'${kind}'`)
  .join();

/**
 * Makes an attempted effect wait again and supersedes a newer waiting row that says the same: the older one knows what
 * may have been done already. An uncertain effect stays uncertain: a later attempt that certainly failed says nothing
 * about an earlier one.
 */
export async function postponeEffect(
  tx: Tx,
  id: number,
  until: {
    /** Who attempted it: if another process has claimed it meanwhile, or it was postponed already, nothing changes. */
    processId: number;
    notBefore: Date;
    error: string;
    countsAsAttempt: boolean;
    isUncertain: boolean;
    at: Date;
  },
): Promise<void> {
  const isOurs = and(
    eq(effects.id, id),
    eq(effects.state, 'attempting'),
    eq(effects.attemptedBy, until.processId),
  );
  const one = tx.orm.select().from(effects).where(isOurs).as('one');
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: until.at })
    .from(one)
    .where(
      and(
        eq(effects.workspaceId, one.workspaceId),
        eq(effects.owner, one.owner),
        eq(effects.mergeKey, one.mergeKey),
        eq(effects.state, 'waiting'),
        ne(effects.id, id),
      ),
    );
  await tx.orm
    .update(effects)
    .set({
      state: 'waiting',
      notBefore: until.notBefore,
      error: until.error,
      isUncertain: sql`${effects.isUncertain} or ${until.isUncertain}`,
      attempts: until.countsAsAttempt ? sql`${effects.attempts}` : sql`${effects.attempts} - 1`,
      limits: until.countsAsAttempt ? sql`${effects.limits}` : sql`${effects.limits} + 1`,
    })
    .where(isOurs);
}

/** Marks failed effects as superseded once the current state is shown after all. */
export async function supersedeFailures(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: at })
    .where(and(isOneOf(effects.id, ids), isFailed));
}

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
  const older = and(
    ofOwner(incidentOwner(incident)),
    eq(effects.state, 'blocked'),
    isNotNull(effects.mergeKey),
  );
  const rows = await tx.orm.select(effectColumns).from(effects).where(waits).orderBy(inOrder);
  const waiting = effectsFromRows(tx, rows);
  const merging = waiting.map(({ effect }) => effect.kind).filter(isMergeable);
  if (merging.length > 0)
    await tx.orm
      .update(effects)
      .set({ state: 'superseded', finishedAt: at })
      .where(and(older, inArray(effects.kind, merging)));
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

const param = sql.placeholder;

const ofOwnerParam = and(
  eq(effects.workspaceId, sql.placeholder('workspaceId')),
  eq(effects.owner, sql.placeholder('key')),
);
