import { type Severity, severities } from './incident/severity.js';
import type { NudgePolicy } from './nudges/nudge-policy.js';
import type { ClosingNeedsTasks, TaskRule } from './postmortems/tasks/task-policy.js';
import type { TemplateRule } from './postmortems/templates/template-rule.js';
import type { RedactionPolicy } from './redaction/profile.js';
import type { AttachRule } from './runbooks/attach-rule.js';
import type { RuleName } from './timeline/rules/rule.js';

/** The rules for one severity. */
export interface SeverityPolicy {
  label: string;
  emoji: string;
  /** One line that helps people choose. */
  guidance: string;
  /** Minutes until the next update is due; null: no updates are due. */
  updateEveryMinutes: number | null;
  /** Days until an action item is due for which nobody said a day; null: it gets no due day. */
  actionItemsDueDays: number | null;
  /** Days until the post-mortem is to be published; null: none is due. */
  postmortemDueDays: number | null;
}

/** A folder of Markdown files whose runbooks are in the library. */
export interface RunbookFolder {
  path: string;
  /** Whether it is a Git checkout that is pulled before it is read. */
  pull: boolean;
}

/** How long what is stored is kept, in days; null: forever. */
export interface RetentionPolicy {
  /** People's text that isn't a highlight, after the incident is over. */
  messagesDays: number | null;
  highlightsDays: number | null;
  /** Entries of the audit log. */
  auditDays: number | null;
}

/** How this team runs incidents: one typed file, with a built-in default. */
export interface Policy {
  /** The severities in use; at least one. */
  severities: Partial<Record<Severity, SeverityPolicy>>;
  defaultSeverity: Severity;
  /** Whether an incident starts in `triage` until somebody acknowledges it. */
  startInTriage: boolean;
  channel: {
    /** Channel name pattern with `{number}` and `{title}`. */
    name: string;
    archiveOnClose: boolean;
    bookmarks: { title: string; link: string }[];
  };
  /** The id of the channel where every incident that isn't private is announced, or null. */
  announceIn: string | null;
  /** Whether replies to announcements are also sent to the channel. */
  alsoSendToChannel: boolean;
  /** `everyone`, or ids of users (U…) and user groups (S…). */
  mayDeclare: 'everyone' | string[];
  /** Users (U…) and user groups (S…) who may examine the installation with `/incident doctor`. */
  operators: string[];
  /** Whether workspace guests may declare too, if `mayDeclare` allows them. */
  guestsMayDeclare: boolean;
  timeline: {
    /** Short codes of the emoji that make a message a highlight. */
    highlightEmoji: string[];
    /** Which rules make a message a highlight automatically. */
    rules: Record<RuleName, boolean>;
    /** The largest image copied from the timeline, in megabytes; 0: none are copied. */
    copyImagesUpToMb: number;
  };
  retention: RetentionPolicy;
  actionItems: {
    /** Whether due days are counted in working days. */
    countWorkingDays: boolean;
    /** Short codes of the emoji that make an action item of a message in an incident's channel. */
    emoji: string[];
  };
  nudges: NudgePolicy;
  /** What is to be done after an incident, beside its action items. */
  postIncidentTasks: TaskRule[];
  closingNeedsTasks: ClosingNeedsTasks;
  runbooks: {
    /** What is attached when an incident is declared. */
    attach: AttachRule[];
    folders: RunbookFolder[];
  };
  postmortems: {
    /** The first one for an incident is what its post-mortem follows; none: the standard one. */
    templates: TemplateRule[];
  };
  /** What files for customers and regulators leave out, beside what is always left out. */
  exports: RedactionPolicy;
  /** Users (U…) and user groups (S…) invited to every incident that isn't private. */
  alwaysInvite: string[];
}

/** The rules for a severity, or undefined if the severity isn't in use. */
export function severityPolicy(policy: Policy, severity: Severity): SeverityPolicy | undefined {
  return policy.severities[severity];
}

/** The severities in use, worst first. */
export function severitiesInUse(policy: Policy): Severity[] {
  return severities.filter((severity) => severityPolicy(policy, severity));
}

/** The user groups (S…) that decide who may declare. */
export function declaringGroups({ mayDeclare }: Policy): string[] {
  return mayDeclare === 'everyone' ? [] : mayDeclare.filter(isGroupId);
}

/** The user groups (S…) whose members are kept, because they decide who may do something. */
export function groupsNamedBy(policy: Policy): string[] {
  return [...new Set([...declaringGroups(policy), ...policy.operators.filter(isGroupId)])];
}

export function isGroupId(id: string): boolean {
  return id.startsWith('S');
}
