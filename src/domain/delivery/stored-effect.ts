import type { DeliveryFailure, Effect } from '../effect.js';
import type { OwnerKey } from './owner.js';

/**
 * `waiting` for delivery · `attempting` now, or interrupted · `done` · `rejected` by Slack for good · `dead`
 * after too many failures · `blocked` while Slack won't create the channel that it needs · `superseded` by a newer row
 * that says the same · `dismissed` by a person.
 */
export const effectStates = [
  'waiting',
  'attempting',
  'done',
  'rejected',
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
  owner: OwnerKey;
  /** The incident that it is about, if any. */
  incidentNumber: number | null;
  key: string;
  effect: Effect;
  state: EffectState;
  attempts: number;
  /** How often Slack rate-limited this effect. */
  limits: number;
  /** Whether an earlier attempt may have succeeded without a reply. */
  isUncertain: boolean;
  notBefore: Date;
  attemptedAt: Date | null;
  /** The number of the process that attempts it, or did last. */
  attemptedBy: number | null;
  /** False if the process that attempted it is gone. */
  isHeld: boolean;
  askedBy: string | null;
  /** Slack's response URL for that person, valid for half an hour. */
  answerUrl: string | null;
  error: string | null;
  /** Who the failure concerns. */
  failure: DeliveryFailure | null;
  /** When it finished; null until then. */
  finishedAt: Date | null;
  trace: string;
  createdAt: Date;
}
