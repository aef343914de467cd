import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { effectTraits } from '../../../domain/delivery/effect-traits.js';
import type { DeliveryFailure, Effect } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isAliveSql } from '../../connection/liveness-lock.js';
import { effects } from '../../schema/delivery.js';

/**
 * `waiting` to be delivered · `attempting` now, or cut off in the middle · `done` · `refused` by Slack for good ·
 * `dead` after too many failures · `blocked` while Slack will not make the channel that it needs · `superseded` by a newer
 * row that says the same · `left` as it is by a person's word.
 */
export const effectStates = [
  'waiting',
  'attempting',
  'done',
  'refused',
  'dead',
  'blocked',
  'superseded',
  'dismissed',
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
  /** How often Slack has asked to wait. */
  limits: number;
  /** Whether an earlier attempt may have been done although nobody heard so. */
  isUncertain: boolean;
  notBefore: Date;
  attemptedAt: Date | null;
  /** The presence number of the process that attempts it, or did last. */
  attemptedBy: number | null;
  /** False where the process that attempts it is gone. */
  isHeld: boolean;
  askedBy: string | null;
  /** Where that person can be answered for half an hour after they asked. */
  answerUrl: string | null;
  error: string | null;
  /** Whom the refusal is about, where it is about somebody. */
  failure: DeliveryFailure | null;
  /** When it came to its end; else null. */
  finishedAt: Date | null;
  trace: string;
  createdAt: Date;
}

/** States as literals, not parameters: only so does Postgres use the index of unfinished effects. */
export const isPending = sql`${effects.state} in ('waiting', 'attempting')`;

/** What Slack refused, or what failed too often. */
export const isFailed = sql`${effects.state} in ('refused', 'dead')`;

/** Whether the process that attempts the effect is alive: it holds its presence lock. */
export const isHeld = sql.raw(isAliveSql('effects.attempted_by'));

/** One parameter for any number of ids, so that the statement stays prepared. */
export function isOneOf(ids: number[]): SQL {
  return sql`${effects.id} = any(${`{${ids.join(',')}}`}::bigint[])`;
}

/** Of this incident. */
export function ofIncident(incident: IncidentKey): SQL | undefined {
  return and(eq(effects.workspaceId, incident.workspaceId), eq(effects.incidentNumber, incident.number));
}

/** The columns that `storedEffect` reads. */
export const effectColumns = {
  row: effects,
  isHeld: sql<boolean>`${effects.state} = 'attempting' and ${isHeld}`,
};

/** Whether this version knows what the row is: another version, or a hand, may have written it. */
export function isReadable({ row: { kind, payload } }: { row: typeof effects.$inferSelect }): boolean {
  return kind in effectTraits && told.safeParse(payload).data?.kind === kind;
}

const told = z.looseObject({ kind: z.string() });

/** An effect from its row. Payloads are written by this program only, through `insertEffects`. */
export function storedEffect({
  row,
  isHeld,
}: {
  row: typeof effects.$inferSelect;
  isHeld: boolean;
}): StoredEffect {
  const { payload, kind: _kind, mergeKey: _mergeKey, failure, ...plain } = row;
  return {
    ...plain,
    isHeld,
    effect: payload as Effect,
    failure: failure as DeliveryFailure | null,
    state: row.state as EffectState,
  };
}

/** The oldest first. */
export const inOrder = asc(effects.id);
