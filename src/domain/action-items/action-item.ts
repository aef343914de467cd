/** Identifies an action item: its workspace (Slack's team id) and its number there. */
export interface ActionItemKey {
  workspaceId: string;
  number: number;
}

/** Something to do so that an incident doesn't happen again, or hurts less. Outlives its incident. Times in UTC. */
export interface ActionItem extends ActionItemKey, ActionItemFields {
  /** The incident that it follows from. */
  incidentNumber: number;
  status: ActionItemStatus;
  /** The day in the owner's calendar on which it was done or dropped; null while it is unfinished. */
  finishedOn: string | null;
  ownerId: string | null;
  /** The day until which nobody is asked about it: it is snoozed, or blocked until then. */
  restsUntil: string | null;
  source: ActionItemSource | null;
  createdAt: Date;
  createdBy: string | null;
  changedAt: Date;
}

/** What people write about an action item and edit. */
export interface ActionItemFields {
  title: string;
  description: string | null;
  type: ActionItemType | null;
  priority: Priority | null;
  /** A calendar day in the owner's zone, `2026-12-01`. */
  dueOn: string | null;
  /** How people will see that it worked. */
  verification: string | null;
  /** A web address, such as a ticket's. */
  link: string | null;
  /** The id of the same work in another system. */
  externalId: string | null;
  watcherIds: string[];
}

export const actionItemTypes = ['detect', 'prevent', 'mitigate', 'process'] as const;
export type ActionItemType = (typeof actionItemTypes)[number];

export const priorities = ['p1', 'p2', 'p3', 'p4'] as const;
export type Priority = (typeof priorities)[number];

export type ActionItemStatus =
  | { kind: 'open' }
  | { kind: 'in_progress' }
  | { kind: 'blocked'; reason: string }
  /** `note`: what was done, or a link to it. */
  | { kind: 'done'; note: string | null }
  | { kind: 'wont_do'; reason: string };

export const actionItemStatusKinds = ['open', 'in_progress', 'blocked', 'done', 'wont_do'] as const;
export type ActionItemStatusKind = ActionItemStatus['kind'];

/** Where it comes from. */
export type ActionItemSource =
  | { kind: 'message'; channelId: string; ts: string; permalink: string | null }
  /** An entry of the incident's timeline, by its id. */
  | { kind: 'entry'; id: number }
  /** A step of a run in the incident, by their numbers; `runbook`: the title. */
  | { kind: 'runbook_step'; run: number; step: number; runbook: string }
  /** A section of the incident's post-mortem, by its key; `title`: as it was then. */
  | { kind: 'postmortem_section'; section: string; title: string };

/** Limits in characters and counts. Slack shows the title on a line of a list. */
export const actionItemLimits = {
  title: 300,
  text: 3_000,
  reason: 500,
  link: 2_000,
  watchers: 20,
  atOnce: 10,
};

/** Whether somebody still has to do it. */
export function isUnfinished({ status }: Pick<ActionItem, 'status'>): boolean {
  return status.kind !== 'done' && status.kind !== 'wont_do';
}

/** `ACT-17`. */
export function actionItemName(number: number): string {
  return `ACT-${number}`;
}

/** The number in `ACT-17` or `act 17`; undefined for anything else. */
export function actionItemNumberFrom(word: string): number | undefined {
  const digits = /^act[-_ ]?0*([1-9]\d{0,8})$/i.exec(word.trim())?.[1];
  return digits ? Number(digits) : undefined;
}

/** Whether it is a web address that a view can link to. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>|"]+$/i.test(text)) return false;
  return URL.canParse(text);
}
