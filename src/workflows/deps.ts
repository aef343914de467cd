import type { Database, Tx } from '../db/database.js';
import type { IncidentKey } from '../domain/incident/incident.js';
import type { Person } from '../domain/person.js';
import type { Policy } from '../domain/policy.js';
import type { MessageRef } from '../domain/timeline/seen-message.js';

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
  wantDelivery(tx: Tx, incident: IncidentKey): Promise<void>;
  /** Says that a transaction with a delivery has been committed. */
  wake(): void;
}

/** Who is who, as Slack says. */
export interface Directory {
  /** The user; says apart whether Slack knows none or did not answer in time. Never throws. */
  findPerson(workspaceId: string, userId: string): Promise<Person | 'no_such_user' | 'no_answer'>;
  /** The ids of the user groups among `groupIds` that the user is in. */
  groupsOf(workspaceId: string, userId: string, groupIds: string[]): Promise<string[]>;
}
