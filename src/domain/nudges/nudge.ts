import { groupBy } from '../group-by.js';
import { type Ask, type Slot, type Subject, subjectName } from './asks/ask.js';
import type { Address } from './asks/recipient.js';
import type { DroppedOutcome, OwedSlot } from './owed.js';
import { type Reason, reasonOf } from './reason.js';
import { byWeight, isTaskRule, type Rule } from './rule.js';

/** One message: an urgent nudge about one incident, or the digest of a person or channel for one of their days. */
export interface Nudge {
  rule: Rule | 'digest';
  /** To be claimed in the ledger before it is sent, together with the keys of its items. */
  key: string;
  to: Address;
  /** When the first of its items was due. */
  dueAt: Date;
  sendAt: Date;
  items: NudgedItem[];
}

/** The incident in whose channel it is posted; null if it goes to a person. */
export function incidentOfNudge({ to, items: [first] }: Nudge): number | null {
  return 'channel' in to && first ? first.incident : null;
}

/** One line of a nudge. `key`: what it is in the ledger. */
export interface NudgedItem extends Subject {
  key: string;
  reason: Reason;
}

/** What is owed, but not sent any more: it is in the ledger with its outcome. */
export interface Dropped {
  key: string;
  rule: Rule;
  /** `ACT-17` or `INC-42`. */
  subject: string;
  to: Address;
  dueAt: Date;
  outcome: DroppedOutcome;
}

/** A nudge has one line about each subject. `dropped`: what would say less about one of them. */
export interface Gathered {
  nudge: Nudge;
  dropped: Dropped[];
}

export function droppedOf({ subject, recipient }: Ask, slot: Slot, outcome: DroppedOutcome): Dropped {
  const { key, rule, dueAt } = slot;
  return { key, rule, subject: subjectName(subject), to: recipient.to, dueAt: new Date(dueAt), outcome };
}

/** Gathers what is owed into nudges: one for each digest, and one for each slot that goes alone. */
export function gather(owed: readonly OwedSlot[], now: number): Gathered[] {
  const byRule = owed.toSorted((a, b) => byWeight(a.slot.rule, b.slot.rule));
  const groups = groupBy(byRule, ({ slot }) => slot.digest ?? slot.key);
  return [...groups].map(([key, lines]) => gatherOne(key, lines, now));
}

function gatherOne(key: string, lines: [OwedSlot, ...OwedSlot[]], now: number): Gathered {
  const [{ slot, ask }] = lines;
  const subjects = [...groupBy(lines, lineKey).values()];
  const nudge: Nudge = {
    rule: slot.digest === null ? slot.rule : 'digest',
    key,
    to: ask.recipient.to,
    dueAt: new Date(Math.min(...lines.map((line) => line.slot.dueAt))),
    sendAt: new Date(slot.sendAt),
    items: subjects.map(([line]) => nudgedItem(line, now)).sort(byDueDate),
  };
  const weaker = subjects.flatMap(([, ...others]) => others);
  return { nudge, dropped: weaker.map((line) => droppedOf(line.ask, line.slot, 'superseded')) };
}

/** Each task of an incident has a line of its own. */
function lineKey({ ask: { subject, about }, slot: { rule } }: OwedSlot): string {
  return isTaskRule(rule) ? `${subjectName(subject)}:${about}` : subjectName(subject);
}

function nudgedItem(line: OwedSlot, now: number): NudgedItem {
  const { incident, actionItem, title, dueOn } = line.ask.subject;
  return { key: line.slot.key, incident, actionItem, title, dueOn, reason: reasonOf(line, now) };
}

/** What is overdue longest comes first, and what has no due date last. */
function byDueDate(a: NudgedItem, b: NudgedItem): number {
  return (
    compare(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
    a.incident - b.incident ||
    (a.actionItem ?? 0) - (b.actionItem ?? 0)
  );
}

/** Sorts by key. */
export function byKey(a: { key: string }, b: { key: string }): number {
  return compare(a.key, b.key);
}

/** Sorts nudges by when they are sent. */
export function bySendTime(a: Nudge, b: Nudge): number {
  return a.sendAt.getTime() - b.sendAt.getTime() || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
