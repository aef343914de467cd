import { groupBy } from '../group-by.js';
import type { Policy } from '../policy.js';
import { actionItemAsks } from './asks/action-item-asks.js';
import { type Ask, type Keys, subjectName } from './asks/ask.js';
import { incidentAsks } from './asks/incident-asks.js';
import { type Address, addressId } from './asks/recipient.js';
import { calendarsOf } from './calendar.js';
import { byKey, bySendTime, type Dropped, droppedOf, gather, type Nudge } from './nudge.js';
import { type Owed, type OwedSlot, owedOf } from './owed.js';
import type { ActionItemRow, IncidentRow, PersonRow } from './rows.js';

/** Stored rows. A person who isn't listed lives in the policy's zone and can be asked. */
export interface NudgeRows {
  actionItems: readonly ActionItemRow[];
  incidents: readonly IncidentRow[];
  people: readonly PersonRow[];
}

export interface NudgeQuestion {
  policy: Policy;
  now: Date;
  /** The keys in the ledger, whatever became of them: at least those of these rows and of their recipients' digests. */
  decided: Keys;
  /** Ids of the users and channels to answer for; left out: everybody. */
  recipients?: ReadonlySet<string>;
}

export interface NudgesDue {
  /** To be sent now. */
  nudges: Nudge[];
  /** Owed, but held for working hours. */
  waiting: Nudge[];
  /** What is not sent any more, because something replaces it, or because it fell into a rest or days off. */
  dropped: Dropped[];
  /** When these rows may owe something next; null: never, as they are now. */
  nextAt: Date | null;
}

/**
 * What is due by now? Pure, and always in the same order. Late, repeated, concurrent and skipped ticks and a clock set
 * back do no harm, if the keys of `nudges`, of their items and in `dropped` are claimed before anything is sent.
 *
 * A digest needs all that its recipient is owed, so a caller with many rows works in pages of recipients. It stores what
 * `nextNudges` returns for each row, indexed by time and recipient. A tick selects some recipients with a time <= now
 * and all rows that name one of them with such a time, and passes both to `decideTick`. The times of a row are computed
 * again when it, its incident, its people or the policy change.
 */
export function nudgesDue(rows: NudgeRows, question: NudgeQuestion): NudgesDue {
  return dueOf(owedBy(rows, question), question);
}

/** When a recipient hears of a subject (`ACT-17`, `INC-42`) next. */
export interface NextNudge {
  subject: string;
  to: Address;
  at: Date;
}

/**
 * When each recipient hears of each of these rows next, earliest first; a time that has passed means that something is
 * owed now. This is what a caller stores to find them by index.
 */
export function nextNudges(rows: NudgeRows, question: NudgeQuestion): NextNudge[] {
  return nextOf(owedBy(rows, question));
}

/** What `nudgesDue` says, and what `nextNudges` will say of these rows, to everybody, once that is claimed. */
export function decideTick(rows: NudgeRows, question: NudgeQuestion): { due: NudgesDue; next: NextNudge[] } {
  const { recipients, ...ofEverybody } = question;
  const owed = owedBy(rows, ofEverybody);
  const isAsked = ({ ask }: Owed) => isFor(ask, recipients);
  const now = question.now.getTime();
  const isDecided = (one: Owed) => one.slot !== null && one.slot.sendAt <= now && isAsked(one);
  return {
    due: dueOf(owed.filter(isAsked), question),
    next: nextOf(owed.map((one) => (isDecided(one) ? { ...one, slot: null } : one))),
  };
}

function dueOf(owed: readonly Owed[], question: NudgeQuestion): NudgesDue {
  const now = question.now.getTime();
  const gathered = gather(owed.flatMap(owedSlot), now);
  const ready = gathered.filter(({ nudge }) => nudge.sendAt <= question.now);
  const waiting = gathered.filter(({ nudge }) => nudge.sendAt > question.now);
  return {
    nudges: ready.map(({ nudge }) => nudge).sort(bySendTime),
    waiting: waiting.map(({ nudge }) => nudge).sort(bySendTime),
    dropped: [...owed.flatMap(droppedBy), ...ready.flatMap(({ dropped }) => dropped)].sort(byKey),
    nextAt: earliest(owed.flatMap(sendTimes).filter((at) => at > now)),
  };
}

function nextOf(owed: readonly Owed[]): NextNudge[] {
  return [...groupBy(owed, pairKey).values()]
    .flatMap((pair) => {
      const [{ ask }] = pair;
      const at = earliest(pair.flatMap(sendTimes));
      return at ? [{ subject: subjectName(ask.subject), to: ask.recipient.to, at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function pairKey({ ask: { subject, recipient } }: Owed): string {
  return `${subjectName(subject)} ${addressId(recipient.to)}`;
}

/**
 * Those of these keys that are still owed at `now`, to the same recipient: nobody has done, moved, handed over or
 * snoozed it since.
 */
export function stillOwed(
  rows: NudgeRows,
  {
    policy,
    now,
    keys,
    recipientId,
  }: { policy: Policy; now: Date; keys: readonly string[]; recipientId: string },
): Set<string> {
  const question = { policy, now, decided: noKeys, recipients: new Set([recipientId]) };
  const owed = owedBy(rows, question).flatMap(({ slot, dropped }) => [
    ...(slot ? [slot.key] : []),
    ...dropped.map(({ key }) => key),
  ]);
  return new Set(keys.filter((key) => owed.includes(key)));
}

const noKeys: Keys = new Set<string>();

function owedBy({ actionItems, incidents, people: listed }: NudgeRows, question: NudgeQuestion): Owed[] {
  const { policy, decided, recipients } = question;
  const people = new Map(listed.map((person) => [person.userId, person]));
  const calendarFor = calendarsOf(policy.nudges, people);
  const asks: Ask[] = [
    ...actionItems.flatMap((item) => actionItemAsks(item, policy.nudges, people)),
    ...incidents.flatMap((incident) => incidentAsks(incident, policy, people)),
  ];
  return asks
    .filter((ask) => isFor(ask, recipients))
    .map((ask) => owedOf(ask, calendarFor(addressId(ask.recipient.to)), question.now.getTime(), decided));
}

function isFor({ recipient: { to } }: Ask, recipients: NudgeQuestion['recipients']): boolean {
  return !recipients || recipients.has(addressId(to));
}

function owedSlot({ ask, calendar, slot }: Owed): OwedSlot[] {
  return slot ? [{ ask, calendar, slot }] : [];
}

function droppedBy({ ask, dropped }: Owed): Dropped[] {
  return dropped.map(({ outcome, ...slot }) => droppedOf(ask, slot, outcome));
}

function sendTimes({ slot, next }: Owed): number[] {
  return [slot, next].flatMap((one) => (one ? [one.sendAt] : []));
}

function earliest(times: number[]): Date | null {
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
