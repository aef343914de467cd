import { dayText } from '../../time/civil-day.js';
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

/** Steps are days from `start`. It waits for the recipient's digest. */
export interface DayAsk extends AskBase {
  kind: 'days';
  start: number;
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

function elapsed(ask: Ask, { dayOf }: Calendar, now: number): number {
  return ask.kind === 'days' ? dayOf(now) - ask.start : (now - ask.start.getTime()) / 60_000;
}

function firstStep(ask: Ask, { dayOf }: Calendar): number {
  if (ask.kind === 'minutes') return 0;
  return ask.since ? dayOf(ask.since.getTime()) - ask.start : Number.NEGATIVE_INFINITY;
}

function slotAt(ask: Ask, { startOf }: Calendar, step: number): Slot {
  const rule = ask.ruleAt(step);
  const about = ask.about ? `:${ask.about}` : '';
  const name = `${rule}:${subjectName(ask.subject)}${about}`;
  if (ask.kind === 'minutes') {
    const dueAt = ask.start.getTime() + step * 60_000;
    return { rule, key: `${name}:${ask.start.toISOString()}${signed(step, 'm')}`, dueAt };
  }
  const dueAt = Math.max(startOf(ask.start + step), ask.notBefore?.getTime() ?? 0);
  return { rule, key: `${name}:${dayText(ask.start)}${signed(step, 'd')}`, dueAt };
}

function signed(step: number, unit: string): string {
  if (step === 0) return '';
  return `${step > 0 ? '+' : ''}${step}${unit}`;
}
