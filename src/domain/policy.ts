import { type Severity, severities } from './incident/severity.js';
import type { RuleName } from './timeline/rules/rule.js';

/** What one severity demands. */
export interface SeverityPolicy {
  label: string;
  emoji: string;
  /** One line that helps a person choose. */
  guidance: string;
  /** Minutes until the next update is due; null: no interval. */
  updateEveryMinutes: number | null;
}

/** How this team runs incidents; one typed file, with a default built in. */
export interface Policy {
  /** The severities in use; at least one. */
  severities: Partial<Record<Severity, SeverityPolicy>>;
  defaultSeverity: Severity;
  /** Whether an incident begins in `triage`, until somebody acknowledges it. */
  startInTriage: boolean;
  channel: {
    /** Channel name with `{number}` and `{title}`. */
    name: string;
    archiveOnClose: boolean;
    bookmarks: { title: string; link: string }[];
  };
  /** A channel id that hears of every incident that is not private, or null. */
  announceIn: string | null;
  /** Whether the replies to announcements are also sent to their channels. */
  alsoSendToChannel: boolean;
  /** `everyone`, or ids of users (U…) and user groups (S…). */
  mayDeclare: 'everyone' | string[];
  /** Whether guests of the workspace may declare too, where `mayDeclare` lets them. */
  guestsMayDeclare: boolean;
  timeline: {
    /** Short codes of the emoji that make a message a highlight. */
    highlightEmoji: string[];
    /** What becomes a highlight by itself. */
    rules: Record<RuleName, boolean>;
    /** Images on the timeline are copied up to this size, in megabytes; 0: none are. */
    copyImagesUpToMb: number;
  };
  /** How long what people wrote is kept once an incident is over, in days; null: for ever. */
  retention: { messagesDays: number | null; keyEntriesDays: number | null };
  /** Users (U…) and user groups (S…) invited to every incident that is not private. */
  alwaysInvite: string[];
}

/** What the policy says of a severity, or undefined where it is not in use. */
export function severityPolicy(policy: Policy, severity: Severity): SeverityPolicy | undefined {
  return policy.severities[severity];
}

/** The severities that the policy uses, worst first. */
export function inUse(policy: Policy): Severity[] {
  return severities.filter((severity) => severityPolicy(policy, severity));
}

/** The user groups (S…) that decide who may declare. */
export function groupsNamedBy({ mayDeclare }: Policy): string[] {
  return mayDeclare === 'everyone' ? [] : mayDeclare.filter((id) => id.startsWith('S'));
}
