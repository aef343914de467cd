import { and, asc, count, eq, inArray, lt, min, ne, type SQL, sql } from 'drizzle-orm';
import { type Effect, type EffectKind, isMergeable } from '../../domain/effect.js';
import type { IncidentKey } from '../../domain/incident.js';
import type { Tx } from '../database.js';
import { presenceClass } from '../presence.js';
import { effects } from '../schema.js';

/**
 * `waiting` to be delivered · `attempting` now, or cut off in the middle · `done` · `refused` by Slack for good ·
 * `dead` after too many failures · `superseded` by a newer row that says the same · `left` as it is by a person's word.
 */
export const effectStates = [
  'waiting',
  'attempting',
  'done',
  'refused',
  'dead',
  'superseded',
  'left',
] as const;
export type EffectState = (typeof effectStates)[number];

/** An effect as stored. */
export interface StoredEffect {
  id: number;
  workspaceId: string;
  incidentNumber: number;
  key: string;
  effect: Effect;
  state: EffectState;
  attempts: number;
  /** Whether an earlier attempt may have been done although nobody heard so. */
  isUncertain: boolean;
  notBefore: Date;
  attemptedAt: Date | null;
  /** False where the process that attempts it is gone. */
  isHeld: boolean;
  askedBy: string | null;
  error: string | null;
  trace: string;
  createdAt: Date;
}

/** An effect to store: its key, and the time before which it shall not be delivered. */
export interface NewEffect {
  key: string;
  effect: Effect;
  notBefore: Date;
}

/**
 * Stores effects. One that repeats a key changes nothing; nor does one that merges into a waiting row, but it holds
 * that row until the transaction ends: who then delivers it reads what this transaction has decided.
 */
export async function insertEffects(
  tx: Tx,
  incident: IncidentKey,
  list: NewEffect[],
  cause: { trace: string; at: Date; askedBy: string | null },
): Promise<void> {
  if (list.length === 0) return;
  const rows = list.map(({ key, effect, notBefore }) => ({
    workspaceId: incident.workspaceId,
    incidentNumber: incident.number,
    key,
    kind: effect.kind,
    payload: effect,
    mergeKey: isMergeable(effect.kind) ? effect.kind : null,
    state: 'waiting',
    notBefore,
    trace: cause.trace,
    createdAt: cause.at,
    askedBy: cause.askedBy,
  }));
  const merging = rows.filter(({ mergeKey }, at) => mergeKey !== null && isFirst(rows, at));
  const others = rows.filter(({ mergeKey }) => mergeKey === null);
  await Promise.all([
    others.length > 0 && tx.orm.insert(effects).values(others).onConflictDoNothing(),
    merging.length > 0 &&
      tx.orm
        .insert(effects)
        .values(merging)
        .onConflictDoUpdate({
          target: [effects.workspaceId, effects.incidentNumber, effects.mergeKey],
          targetWhere: sql`state = 'waiting'`,
          set: { mergeKey: sql`excluded.merge_key` },
        }),
  ]);
}

/** What is still to be delivered for an incident, oldest first. */
export async function pendingEffects(tx: Tx, incident: IncidentKey): Promise<StoredEffect[]> {
  return selectEffects(tx, and(ofIncident(incident), isPending));
}

/** What Slack refused or what failed too often, of one incident. */
export async function effectsInTrouble(tx: Tx, incident: IncidentKey): Promise<StoredEffect[]> {
  return selectEffects(tx, and(ofIncident(incident), isInTrouble));
}

/** How a process takes effects: its presence number, and since when an attempt still counts as going on. */
export interface Lease {
  at: Date;
  holder: number;
  leaseFrom: Date;
}

/**
 * Takes effects for an attempt. Gives those taken: not those that another living process is attempting, nor those into
 * which a change is merging this moment. It never waits for that change: each might wait for the other.
 */
export async function claimEffects(
  tx: Tx,
  ids: number[],
  lease: Lease,
): Promise<Pick<StoredEffect, 'id' | 'isUncertain' | 'attempts'>[]> {
  const cutOff = sql`(${effects.attemptedAt} < ${lease.leaseFrom.toISOString()}::timestamptz or not ${isHeld})`;
  const free = sql`(${effects.state} = 'waiting' or (${effects.state} = 'attempting' and ${cutOff}))`;
  return tx.orm
    .update(effects)
    .set({
      state: 'attempting',
      isUncertain: sql`${effects.isUncertain} or ${effects.state} = 'attempting'`,
      attemptedAt: lease.at,
      attemptedBy: lease.holder,
      attempts: sql`${effects.attempts} + 1`,
    })
    .where(
      sql`${effects.id} in (select id from ${effects} where ${and(isOneOf(ids), free)} for update skip locked)`,
    )
    .returning({ id: effects.id, isUncertain: effects.isUncertain, attempts: effects.attempts });
}

/** Ends an effect's delivery, for good or ill. */
export async function finishEffect(
  tx: Tx,
  id: number,
  end: { state: 'done' | 'refused' | 'dead'; error: string | null; at: Date },
): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: end.state, error: end.error, finishedAt: end.at })
    .where(eq(effects.id, id));
}

/**
 * Puts an attempted effect back to wait, in the place of a newer waiting row that says the same: the older one knows
 * what may have been done already. What was uncertain stays so: a later attempt that failed for certain says nothing
 * about an earlier one.
 */
export async function postponeEffect(
  tx: Tx,
  id: number,
  until: { notBefore: Date; error: string; countsAsAttempt: boolean; isUncertain: boolean; at: Date },
): Promise<void> {
  const one = tx.orm.select().from(effects).where(eq(effects.id, id)).as('one');
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
    })
    .where(eq(effects.id, id));
}

/** Which effects to list for an operator. */
export interface EffectFilter {
  states: readonly EffectState[];
  incident?: IncidentKey;
  limit: number;
}

/** Effects in these states, oldest first. */
export async function listEffects(tx: Tx, filter: EffectFilter): Promise<StoredEffect[]> {
  const wanted = and(
    inArray(effects.state, [...filter.states]),
    filter.incident && ofIncident(filter.incident),
  );
  return selectEffects(tx, wanted, filter.limit);
}

/** Lets effects that were refused or dead wait for delivery again. Gives the incidents that they belong to. */
export async function reviveEffects(tx: Tx, ids: number[], at: Date): Promise<IncidentKey[]> {
  const rows = await tx.orm
    .update(effects)
    .set({ state: 'waiting', attempts: 0, notBefore: at, finishedAt: null })
    .where(and(isOneOf(ids), isInTrouble))
    .returning({ workspaceId: effects.workspaceId, number: effects.incidentNumber });
  return distinct(rows);
}

/** A person has said to leave these as they are. */
export async function leaveEffects(tx: Tx, ids: number[], at: Date): Promise<IncidentKey[]> {
  const rows = await tx.orm
    .update(effects)
    .set({ state: 'left', finishedAt: at })
    .where(and(isOneOf(ids), isInTrouble))
    .returning({ workspaceId: effects.workspaceId, number: effects.incidentNumber });
  return distinct(rows);
}

/** Incidents with an effect that should have been delivered before `before`, or whose deliverer is gone. */
export async function incidentsWithOverdueEffects(
  tx: Tx,
  before: Date,
  limit: number,
): Promise<IncidentKey[]> {
  const rows = await tx.orm
    .selectDistinct({ workspaceId: effects.workspaceId, number: effects.incidentNumber })
    .from(effects)
    .where(
      and(
        isPending,
        sql`(${effects.notBefore} < ${before.toISOString()}::timestamptz or (${effects.state} = 'attempting' and not ${isHeld}))`,
      ),
    )
    .limit(limit);
  return rows;
}

/** Forgets effects that were delivered or superseded before `before`. Gives how many. */
export async function forgetEffects(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.orm
    .delete(effects)
    .where(and(inArray(effects.state, ['done', 'superseded']), lt(effects.finishedAt, before)))
    .returning({ id: effects.id });
  return rows.length;
}

/** How many effects are in each state that is not an end, and since when the oldest is due. */
export async function effectDepth(
  tx: Tx,
): Promise<{ kind: EffectKind; state: EffectState; count: number; oldest: Date }[]> {
  const rows = await tx.orm
    .select({ kind: effects.kind, state: effects.state, count: count(), oldest: min(effects.notBefore) })
    .from(effects)
    .where(sql`${isPending} or ${isInTrouble}`)
    .groupBy(effects.kind, effects.state);
  return rows.map((row) => ({
    kind: row.kind as EffectKind,
    state: row.state as EffectState,
    count: row.count,
    oldest: row.oldest ?? new Date(0),
  }));
}

/** States as literals, not parameters: only so does Postgres use the index of unfinished effects. */
const isPending = sql`${effects.state} in ('waiting', 'attempting')`;

const isInTrouble = sql`${effects.state} in ('refused', 'dead')`;

/** Whether the process that attempts the effect is alive: it holds its presence lock. */
const isHeld = sql`exists (select from pg_locks where locktype = 'advisory' and classid = ${sql.raw(String(presenceClass))}
  and objid = ${effects.attemptedBy}::oid and granted)`;

/** One parameter for any number of ids, so that the statement stays prepared. */
function isOneOf(ids: number[]): SQL {
  return sql`${effects.id} = any(${`{${ids.join(',')}}`}::bigint[])`;
}

function ofIncident(incident: IncidentKey): SQL | undefined {
  return and(eq(effects.workspaceId, incident.workspaceId), eq(effects.incidentNumber, incident.number));
}

function isFirst(rows: { mergeKey: EffectKind | null }[], at: number): boolean {
  return rows.findIndex(({ mergeKey }) => mergeKey === rows[at]?.mergeKey) === at;
}

function distinct(keys: IncidentKey[]): IncidentKey[] {
  return [...new Map(keys.map((key) => [`${key.workspaceId}/${key.number}`, key])).values()];
}

async function selectEffects(tx: Tx, where: SQL | undefined, limit = 1_000): Promise<StoredEffect[]> {
  const rows = await tx.orm
    .select({ row: effects, isHeld: sql<boolean>`${effects.state} = 'attempting' and ${isHeld}` })
    .from(effects)
    .where(where)
    .orderBy(asc(effects.id))
    .limit(limit);
  return rows.map(({ row, isHeld }) => fromRow(row, isHeld));
}

/** Payloads are written by this program only, through `insertEffects`. */
function fromRow(row: typeof effects.$inferSelect, isHeld: boolean): StoredEffect {
  const { payload, kind: _kind, mergeKey: _mergeKey, attemptedBy: _by, finishedAt: _at, ...plain } = row;
  return { ...plain, isHeld, effect: payload as Effect, state: row.state as EffectState };
}
