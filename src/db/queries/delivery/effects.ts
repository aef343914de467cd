import { and, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { isReported } from '../../../domain/delivery/delivery-failure.js';
import { isMergeable } from '../../../domain/delivery/effect-traits.js';
import type { DeliveryFailure, Effect, EffectKind } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { durably } from '../../connection/durable-commit.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import {
  effectColumns,
  inOrder,
  isFailed,
  isHeld,
  isOneOf,
  isPending,
  isReadable,
  ofIncident,
  type StoredEffect,
  storedEffect,
} from './stored-effect.js';

/** Whose request stores effects: `answerUrl` is where that person can be answered, if Slack gave such an address. */
export interface Cause {
  trace: string;
  at: Date;
  askedBy: string | null;
  answerUrl?: string | null;
}

/** An effect to store: its key, and the time before which it shall not be delivered. */
export interface NewEffect {
  key: string;
  effect: Effect;
  notBefore: Date;
}

/**
 * Stores effects. One that repeats a key changes nothing; nor does one that merges into a waiting row, but it holds
 * that row until the transaction ends: who then delivers it reads what this transaction has decided. Those that show
 * the present come first, so that a channel is archived after its card has changed.
 */
export async function insertEffects(
  tx: Tx,
  incident: IncidentKey,
  list: NewEffect[],
  cause: Cause,
): Promise<void> {
  const rows = list.map(({ key, effect, notBefore }) => ({
    key,
    kind: effect.kind,
    payload: effect,
    not_before: notBefore,
  }));
  const merging = rows.filter(
    ({ kind }, at) => isMergeable(kind) && rows.findIndex((row) => row.kind === kind) === at,
  );
  const others = rows.filter(({ kind }) => !isMergeable(kind));
  const { workspaceId, number } = incident;
  const { trace, at, askedBy, answerUrl = null } = cause;
  const singleFlight = [workspaceId, number, trace, at.toISOString(), askedBy, answerUrl];
  await Promise.all([
    merging.length > 0 && tx.run(insertMerging, [JSON.stringify(merging), ...singleFlight]),
    others.length > 0 && tx.run(insertOthers, [JSON.stringify(others), ...singleFlight]),
  ]);
}

/** Any number of rows in one statement of one shape. */
const insertFrom = (mergeKey: string) => `
  insert into effects (workspace_id, incident_number, key, kind, payload, merge_key, state, not_before, trace, created_at, asked_by, answer_url)
  select $2, $3::int, row.key, row.kind, row.payload, ${mergeKey}, 'waiting', row.not_before, $4, $5::timestamptz, $6, $7
  from jsonb_to_recordset($1::jsonb) as row (key text, kind text, payload jsonb, not_before timestamptz)`;

const insertOthers = `${insertFrom('null')} on conflict do nothing`;

const insertMerging = `${insertFrom('row.kind')}
  on conflict (workspace_id, incident_number, merge_key) where state = 'waiting'
  do update set merge_key = excluded.merge_key`;

/**
 * How much of what is pending is read at once. Broadcasts go out one after the other, and copies of files need not come
 * all at once: the first few of each are enough, and what else there is goes past them.
 */
const maxPending = 40;
const maxBroadcasts = 5;
const maxCopies = 3;

/**
 * What is to be delivered next for an incident, oldest first. `isAll`: whether nothing more is pending behind it.
 * `unreadable`: the ids of those that this version cannot read.
 */
export async function pendingEffects(
  tx: Tx,
  incident: IncidentKey,
): Promise<{ pending: StoredEffect[]; isAll: boolean; unreadable: number[] }> {
  const rows = await selectPending(tx, { ...incident });
  const pending = rows.filter(isReadable).map(storedEffect);
  const unreadable = rows.flatMap((one) => (isReadable(one) ? [] : [one.row.id]));
  const count = (kind: Effect['kind']) => rows.filter(({ row }) => row.kind === kind).length;
  const isAll =
    rows.length < maxPending && count('broadcast') < maxBroadcasts && count('copy_file') < maxCopies;
  return { pending, isAll, unreadable };
}

const selectPending = prepared((orm) => {
  const first = (isKind: SQL, limit: number) =>
    orm
      .select({ id: effects.id })
      .from(effects)
      .where(and(ofGiven, isPending, isKind))
      .orderBy(inOrder)
      .limit(limit);
  const isNear = (isKind: SQL, limit: number) =>
    sql`(not ${isKind} or ${effects.id} in ${first(isKind, limit)})`;
  return orm
    .select(effectColumns)
    .from(effects)
    .where(and(ofGiven, isPending, isNear(isBroadcast, maxBroadcasts), isNear(isCopy, maxCopies)))
    .orderBy(inOrder)
    .limit(maxPending);
});

const isBroadcast = sql`${effects.kind} = 'broadcast'`;
const isCopy = sql`${effects.kind} = 'copy_file'`;

/** Not a look after what Slack was told already. */
const isVisible = sql`${effects.kind} <> 'dedupe_post'`;

/** How many things Slack has still to be told of an incident. */
export async function countPending(tx: Tx, incident: IncidentKey): Promise<number> {
  const [row] = await selectCount(tx, { ...incident });
  return row?.count ?? 0;
}

const selectCount = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)::int` })
    .from(effects)
    .where(and(ofGiven, isPending, isVisible)),
);

/** What Slack refused or what failed too often, of one incident, and somebody was told of; oldest first. */
export async function failedEffects(tx: Tx, incident: IncidentKey): Promise<StoredEffect[]> {
  return (await selectFailed(tx, { ...incident }))
    .filter(isReadable)
    .map(storedEffect)
    .filter(({ effect }) => isReported(effect.kind));
}

const selectFailed = prepared((orm) =>
  orm.select(effectColumns).from(effects).where(and(ofGiven, isFailed)).orderBy(inOrder).limit(100),
);

/** How a process takes effects: its presence number, and since when an attempt still counts as going on. */
export interface Lease {
  at: Date;
  ownerId: number;
  leaseFrom: Date;
  /** For a claim that is made again: since when it may have taken effects without hearing so. */
  silentFor: Date | null;
}

/**
 * Takes effects for an attempt. Gives those taken: not those that another living process is attempting, nor those into
 * which a change is merging this moment. It never waits for that change: each might wait for the other. What a claim
 * that is made again has taken before is given as if it were taken now. An attempt that was cut off goes on as the same:
 * a process that dies says nothing of Slack, and must not make the next one wait longer.
 */
export async function claimEffects(
  tx: Tx,
  ids: number[],
  { at, ownerId, leaseFrom, silentFor }: Lease,
): Promise<Pick<StoredEffect, 'id' | 'isUncertain' | 'attempts' | 'limits'>[]> {
  const since = { leaseFrom: leaseFrom.toISOString(), silentFor: silentFor?.toISOString() ?? 'infinity' };
  return updateClaimed(tx, { ids: `{${ids.join(',')}}`, ownerId, at: at.toISOString(), ...since });
}

const updateClaimed = prepared((orm) => {
  const cutOff = sql`(${effects.attemptedAt} < ${given('leaseFrom')}::timestamptz or not ${isHeld})`;
  const isAttempting = sql`${effects.state} = 'attempting'`;
  const isOurs = sql`(${isAttempting} and ${effects.attemptedBy} = ${given('holder')}::int and ${effects.attemptedAt} >= ${given('silentFor')}::timestamptz)`;
  const free = sql`(${effects.state} = 'waiting' or ${isOurs} or (${isAttempting} and ${cutOff}))`;
  const wanted = sql`${effects.id} = any(${given('ids')}::bigint[])`;
  return orm
    .update(effects)
    .set({
      state: 'attempting',
      isUncertain: sql`${effects.isUncertain} or (${isAttempting} and not ${isOurs})`,
      attemptedAt: sql`${given('at')}::timestamptz`,
      attemptedBy: sql`${given('holder')}::int`,
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
      isDurable: sql.raw(durably), // what Slack may be told from now on is not forgotten in a crash of Postgres
    });
});

/** Ends an effect's delivery, for good or ill. */
export async function finishEffect(
  tx: Tx,
  id: number,
  { state, error, at, failure = null }: Ending,
): Promise<void> {
  await updateFinished(tx, { id, state, error, at: at.toISOString(), failure: JSON.stringify(failure) });
}

export interface Ending {
  state: 'done' | 'refused' | 'dead' | 'superseded';
  error: string | null;
  at: Date;
  /** Whom a refusal is about. */
  failure?: DeliveryFailure | null;
}

const updateFinished = prepared((orm) =>
  orm
    .update(effects)
    .set({
      state: sql`${given('state')}`,
      error: sql`${given('error')}`,
      failure: sql`nullif(${given('failure')}::jsonb, 'null'::jsonb)`,
      finishedAt: sql`${given('at')}::timestamptz`,
    })
    .where(eq(effects.id, given('id')))
    .returning({ isDurable: sql.raw(`case when kind in (${unfindable}) then ${durably} end`) }),
);

/** What one person alone was shown cannot be looked up in Slack: were its end forgotten, it would be shown again. */
const unfindable = `'answer', 'receipt', 'report_failure'`;

/**
 * Puts an attempted effect back to wait, in the place of a newer waiting row that says the same: the older one knows
 * what may have been done already. What was uncertain stays so: a later attempt that failed for certain says nothing
 * about an earlier one.
 */
export async function postponeEffect(
  tx: Tx,
  id: number,
  until: {
    /** Who attempted it: what has been taken by another meanwhile, or postponed already, stays as it is. */
    ownerId: number;
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
    eq(effects.attemptedBy, until.ownerId),
  );
  const one = tx.orm.select().from(effects).where(isOurs).as('one');
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: until.at })
    .from(one)
    .where(
      and(
        eq(effects.workspaceId, one.workspaceId),
        eq(effects.incidentNumber, one.incidentNumber),
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

/** What has been made good: the present is shown, so that what could not show it before matters no more. */
export async function supersedeFailures(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: 'superseded', finishedAt: at })
    .where(and(isOneOf(ids), isFailed));
}

/**
 * Puts aside what waits for a channel that Slack will not make, until somebody tries again to make it. Gives what was put
 * aside; of several that show the same present the newest is enough. The incident must be locked.
 */
export async function blockEffects(
  tx: Tx,
  incident: IncidentKey,
  { kinds, at }: { kinds: readonly EffectKind[]; at: Date },
): Promise<StoredEffect[]> {
  const waits = and(ofIncident(incident), eq(effects.state, 'waiting'), inArray(effects.kind, [...kinds]));
  const older = and(ofIncident(incident), eq(effects.state, 'blocked'), isNotNull(effects.mergeKey));
  const rows = await tx.orm.select(effectColumns).from(effects).where(waits).orderBy(inOrder);
  const waiting = rows.filter(isReadable).map(storedEffect);
  const merging = waiting.map(({ effect }) => effect.kind).filter(isMergeable);
  if (merging.length > 0)
    await tx.orm
      .update(effects)
      .set({ state: 'superseded', finishedAt: at })
      .where(and(older, inArray(effects.kind, merging)));
  await tx.orm
    .update(effects)
    .set({ state: 'blocked', finishedAt: at })
    .where(isOneOf(waiting.map(({ id }) => id)));
  return waiting;
}

/** The latest wish for the incident's channel, whatever came of it. */
export async function lastOpening(tx: Tx, incident: IncidentKey): Promise<StoredEffect | null> {
  const [row] = await tx.orm
    .select(effectColumns)
    .from(effects)
    .where(and(ofIncident(incident), eq(effects.kind, 'open_channel')))
    .orderBy(desc(effects.id))
    .limit(1);
  return row && isReadable(row) ? storedEffect(row) : null;
}

const given = sql.placeholder;

const ofGiven = and(
  eq(effects.workspaceId, sql.placeholder('workspaceId')),
  eq(effects.incidentNumber, sql.placeholder('number')),
);
