import type { Database, Tx } from '../db/database.js';
import type { IncidentKey } from '../domain/incident/incident.js';
import type { Person } from '../domain/people/person.js';
import type { Policy } from '../domain/policy.js';
import type { MessageRef } from '../domain/timeline/observed-message.js';

/** What every workflow is handed. */
export interface Deps {
  db: Database;
  policy: Policy;
  clock: () => Date;
  queue: DeliveryQueue;
  directory: Directory;
  /** The address of a message; null where Firebreak is not installed. */
  permalinkOf: (message: MessageRef & { threadTs: string | null }) => string | null;
}

/** Where deliveries are asked for. */
export interface DeliveryQueue {
  /** Asks for the incident's effects to be delivered, in this transaction: nothing happens where it rolls back. */
  requestDelivery(tx: Tx, incident: IncidentKey): Promise<void>;
  /** Says that a transaction with a delivery has been committed. */
  wake(): void;
}

/** Who is who, as Slack last told. Answers from what is stored: nobody waits for Slack, which is asked in the background. */
export interface Directory {
  /** The user; `no_answer`: Slack has told nothing of them yet. */
  findPerson(workspaceId: string, userId: string): Promise<Person | 'no_such_user' | 'no_answer'>;
  /** Which of these user groups the user is in, and of which nothing is known yet. */
  groupsOf(
    workspaceId: string,
    userId: string,
    groupIds: string[],
  ): Promise<{ isIn: string[]; unknown: string[] }>;
  /**
   * Whom a typed name means, without regard to case and accents: exact handles, display names and real names; else first
   * names. Several where it does not say which. Never bots, deactivated users or people of other organizations.
   */
  findByName(workspaceId: string, typed: string): Promise<Person[]>;
  /** What these users, public channels and user groups are called, by id; those that are not known are left out. */
  namesOf(workspaceId: string, ids: string[]): Promise<ReadonlyMap<string, string>>;
}
