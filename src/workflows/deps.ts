import type { Database } from '../db/database.js';
import type { Owner } from '../domain/delivery/owner.js';
import type { Person } from '../domain/people/person.js';
import type { Policy } from '../domain/policy.js';
import type { RunbookContent } from '../domain/runbooks/runbook.js';
import type { Sealing } from '../domain/timeline/hash-chain/chain-entry.js';
import type { MessageRef } from '../domain/timeline/messages/observed-message.js';
import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';

/** Reads Markdown as a runbook. */
export type ReadRunbook = (file: { path: string; markdown: string }) => Promise<RunbookContent>;

/** Dependencies of every workflow. */
export interface Deps {
  db: Database;
  policy: Policy;
  clock: () => Date;
  /** Delivers the owner's pending effects in the background. */
  requestDelivery: (owner: Owner) => void;
  directory: Directory;
  /** The permalink of a message; null if Firebreak is not installed in its workspace. */
  permalinkOf: (message: MessageRef & { threadTs: string | null }) => string | null;
  /** The words of an entry in documents; people as `<@U…>`. */
  entryText: (entry: TimelineEntry) => string;
  /** What chain entries are made with. */
  sealing: Sealing;
  /** Reads a runbook without holding up other work; left out: reads it at once. */
  readRunbook?: ReadRunbook;
}

/**
 * Users, user groups and channels as Slack last reported them. Answers from the database and refreshes from Slack in
 * the background.
 */
export interface Directory {
  /** The user; `no_answer` if Slack has not told us about them yet. */
  findPerson(workspaceId: string, userId: string): Promise<Person | 'no_such_user' | 'no_answer'>;
  /** Which of these user groups the user belongs to, and which groups are not known yet. */
  groupsOf(
    workspaceId: string,
    userId: string,
    groupIds: string[],
  ): Promise<{ isIn: string[]; unknown: string[] }>;
  /**
   * The people a typed name may mean, ignoring case and accents: exact handles, display names and real names,
   * otherwise first names. Several if ambiguous. Never bots, deactivated users or people from other organizations.
   */
  findByName(workspaceId: string, typed: string): Promise<Person[]>;
  /** Names of these users, public channels and user groups, by id; unknown ones are left out. */
  namesOf(workspaceId: string, ids: string[]): Promise<ReadonlyMap<string, string>>;
}
