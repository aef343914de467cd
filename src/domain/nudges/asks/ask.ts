import { dayText, utcDay } from '../../time/civil-day.js';
import type { Calendar } from '../calendar.js';
import type { Rule } from '../rule.js';
import type { Recipient } from './recipient.js';
import { latestStep, nextStep, type Steps } from './steps.js';

/** What is asked about: an action item, or an incident (`actionItem` null). */
export interface Subject {
  incident: number;
  actionItem: number | null;
  title: string;
  dueOn: string | null;
}

interface AskBase {
  subject: Subject;
  recipient: Recipient;
  steps: Steps;
  ruleAt: (step: number) => Rule;
  /** Tells the asks of one rule about one subject apart, such as the role that is unfilled. */
  about?: string;
}

/** Steps are days from `start`: a day, or the recipient's day of an instant. It waits for the recipient's digest. */
export interface DayAsk extends AskBase {
  kind: 'days';
  start: number | Date;
  /** The day before which nothing is owed; then the latest step is. */
  restsUntil: number | null;
  /** Steps before the recipient's day of this time are never owed. */
  since: Date | null;
  /** What made it owed, if that was later than its day began: it isn't due before. */
  notBefore: Date | null;
}

/** Steps are minutes from `start`. It is sent at once. */
export interface MinuteAsk extends AskBase {
  kind: 'minutes';
  start: Date;
}

/** One rule applied to one subject: whom it asks, and when. */
export type Ask = DayAsk | MinuteAsk;

/** Keys in the ledger: a set, or anything that knows them. */
export type Keys = Pick<ReadonlySet<string>, 'has'>;

/** One time that an ask is due (ms). Its key names rule, subject and step, and is the same whenever it is computed. */
export interface Slot {
  rule: Rule;
  key: string;
  dueAt: number;
}

/** The slots that have passed, latest first, up to the first that is decided. */
export function undecidedSlots(ask: Ask, calendar: Calendar, now: number, decided: Keys): Slot[] {
  const slots: Slot[] = [];
  const first = firstStep(ask, calendar);
  let step = latestStep(ask.steps, elapsed(ask, calendar, now));
  for (; step !== null && step >= first; step = latestStep(ask.steps, step - 1)) {
    const slot = slotAt(ask, calendar, step);
    if (decided.has(slot.key)) break;
    slots.push(slot);
  }
  return slots;
}

/** The first slot still to come, or null. */
export function nextSlot(ask: Ask, calendar: Calendar, now: number): Slot | null {
  const after = Math.max(elapsed(ask, calendar, now), firstStep(ask, calendar) - 1);
  const step = nextStep(ask.steps, after);
  return step === null ? null : slotAt(ask, calendar, step);
}

/** `ACT-17` or `INC-42`. */
export function subjectName({ incident, actionItem }: Subject): string {
  return actionItem === null ? `INC-${incident}` : `ACT-${actionItem}`;
}

/** How far an ask is at `now` (ms), in days or minutes. */
export function elapsed(ask: Ask, calendar: Calendar, now: number): number {
  if (ask.kind === 'minutes') return (now - ask.start.getTime()) / 60_000;
  return calendar.dayOf(now) - startDay(ask, calendar);
}

function startDay({ start }: DayAsk, { dayOf }: Calendar): number {
  return start instanceof Date ? dayOf(start.getTime()) : start;
}

function firstStep(ask: Ask, calendar: Calendar): number {
  if (ask.kind === 'minutes') return 0;
  const { since } = ask;
  return since ? calendar.dayOf(since.getTime()) - startDay(ask, calendar) : Number.NEGATIVE_INFINITY;
}

/** The day in a key is that of UTC if it began with an instant, so that it is the same for whoever is asked. */
function slotAt(ask: Ask, calendar: Calendar, step: number): Slot {
  const rule = ask.ruleAt(step);
  const about = ask.about ? `:${ask.about}` : '';
  const name = `${rule}:${subjectName(ask.subject)}${about}`;
  if (ask.kind === 'minutes') {
    const dueAt = ask.start.getTime() + step * 60_000;
    return { rule, key: `${name}:${ask.start.toISOString()}${signed(step, 'm')}`, dueAt };
  }
  const dayBegins = calendar.startOf(startDay(ask, calendar) + step);
  const day = dayText(ask.start instanceof Date ? utcDay(ask.start) : ask.start);
  const dueAt = Math.max(dayBegins, ask.notBefore?.getTime() ?? 0);
  return { rule, key: `${name}:${day}${signed(step, 'd')}`, dueAt };
}

function signed(step: number, unit: string): string {
  if (step === 0) return '';
  return `${step > 0 ? '+' : ''}${step}${unit}`;
}
