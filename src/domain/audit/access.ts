import type { FileFormat } from '../postmortems/file-format.js';
import type { Profile } from '../redaction/profile.js';

/** What somebody did with what Firebreak stores. Names, numbers and hashes only: never what people wrote. */
export type Access =
  /** Private incidents that a command of the command line tells something about. */
  | { kind: 'private_incidents_read'; command: ReadCommand; incidents: number[] }
  /** `isShared`: for the incident's channel, else for whoever asked. */
  | {
      kind: 'incident_exported';
      incident: number;
      format: FileFormat;
      profile: Profile;
      isShared: boolean;
    }
  | { kind: 'action_items_exported'; format: 'csv' | 'json'; incident: number | null }
  | { kind: 'incident_imported'; incident: number }
  /** Those that a file added or changed. */
  | { kind: 'action_items_imported'; actionItems: number[] }
  /** Those that the files of a folder added, changed or brought back. */
  | { kind: 'runbooks_imported'; runbooks: number[] }
  /** Those whose files are no longer in the folder. */
  | { kind: 'runbooks_removed'; runbooks: number[] }
  | { kind: 'effects_retried'; effects: number[] }
  | { kind: 'effects_dismissed'; effects: number[] }
  | { kind: 'text_forgotten'; incidents: number[] }
  /** `host`: of the server that took it first; SHA-256 of the policies; the settings in which they differ, without values. */
  | {
      kind: 'policy_changed';
      how: PolicyChangeReason;
      host: string;
      from: string;
      to: string;
      settings: string[];
    }
  /** The whole database; `file` is the name of the backup's file, without its folder. */
  | { kind: 'database_backed_up'; file: string; isEncrypted: boolean }
  /** `takenAt`: when the backup was made, in ISO 8601. */
  | { kind: 'database_restored'; file: string; takenAt: string }
  /** The whole built-in database, to the one that this entry is in. */
  | { kind: 'database_moved' }
  /** `auditEntries`: the entries of this log that the pseudonym is in now. */
  | { kind: 'person_erased'; pseudonym: string; auditEntries: number[] };

export const readCommands = [
  ...['list', 'show', 'draft', 'verify', 'export --preview', 'forget --dry-run'],
  ...['actions list', 'runbooks patch', 'nudge', 'nudge --history', 'effects'],
] as const;
export type ReadCommand = (typeof readCommands)[number];

/** What made a server take another policy: its start, SIGHUP, or `firebreak config apply`. */
export const policyChangeReasons = ['start', 'signal', 'apply'] as const;
export type PolicyChangeReason = (typeof policyChangeReasons)[number];

/**
 * Who did it. A person is whom Slack says; an operator is `user@host` of a shell, which nothing verifies.
 */
export type AuditActor =
  | { kind: 'person'; id: string }
  | { kind: 'operator'; id: string }
  | { kind: 'firebreak'; id: null };

/** One entry of a workspace's audit log. */
export interface AuditEntry {
  /** Counts from 1. */
  seq: number;
  at: Date;
  actor: AuditActor;
  access: Access;
}
