import { type Role, roles } from '../../incident/role.js';
import type { Severity } from '../../incident/severity.js';

/** What completes a task without anybody ticking it. */
export const completions = ['owner_named', 'facts_filled', 'in_review', 'approved', 'published'] as const;
export type Completion = (typeof completions)[number];

/** Who does a task unless it is assigned to somebody else: who holds a role or owns the post-mortem, or a user (U…). */
export const taskOwners = [...roles, 'postmortem_owner'] as const;
export type TaskOwner = Role | 'postmortem_owner' | `U${string}` | `W${string}`;

/** A task that follows incidents of some severities. */
export interface TaskRule {
  /** Its name in the policy: `hold_retro`. An incident has each task once. */
  key: string;
  title: string;
  severities: readonly Severity[];
  belongsTo: TaskOwner;
  /** Days after the incident is resolved; null: when the post-mortem is due. */
  dueDays: number | null;
  /** Null: somebody ticks it. */
  doneWhen: Completion | null;
}

/** Which severities' incidents are closed only once their tasks are done; false: none. */
export type ClosingNeedsTasks = false | readonly Severity[];
