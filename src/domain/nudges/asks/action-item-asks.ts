import { dayFrom, utcDay } from '../../time/civil-day.js';
import type { ActionItemNudges, NudgePolicy } from '../nudge-policy.js';
import type { ActionItemRow } from '../rows.js';
import type { Rule } from '../rule.js';
import type { DayAsk, Subject } from './ask.js';
import { type People, type Recipient, recipientOf, whyNot } from './recipient.js';
import type { Steps } from './steps.js';

const weekly = 7;

/** What is asked about an action item, and whom. Nothing once it is over, and nothing of a drill. */
export function actionItemAsks(item: ActionItemRow, policy: NudgePolicy, people: People): DayAsk[] {
  const isOver = item.status === 'done' || item.status === 'wont_do';
  if (isOver || item.incident.kind === 'drill') return [];
  const to = recipients(item, policy, people);
  const about = datedItem(item);
  const asks = [
    dueAsk(about, policy, to.owner),
    restAsk(about, to.owner),
    unownedAsk(about, policy, to.owner),
    goneAsk(about, people, to.owner),
    escalation(about, 'overdue_commander', policy.actionItems.commanderAfterDays, to.commander),
    escalation(about, 'overdue_channel', policy.actionItems.channelAfterDays, to.channel),
    escalation(about, 'overdue_lead', policy.actionItems.leadAfterDays, to.lead),
  ];
  return asks.filter((ask) => ask !== null);
}

/** An action item, with its days counted from 1970-01-01. */
interface DatedItem {
  item: ActionItemRow;
  subject: Subject;
  dueDay: number | null;
  /** The day until which nothing is asked, or null. */
  restsUntil: number | null;
}

function datedItem(item: ActionItemRow): DatedItem {
  const { number: actionItem, title, dueOn, status } = item;
  const dueDay = dayFrom(dueOn ?? '');
  return {
    item,
    subject: { incident: item.incident.number, actionItem, title, dueOn },
    dueDay,
    restsUntil: dayFrom(item.restsUntil ?? '') ?? (status === 'blocked' ? dueDay : null),
  };
}

type Recipients = Record<'owner' | 'commander' | 'channel' | 'lead', Recipient | null>;

/** Without an owner, the post-mortem's owner answers for the item, or the commander. */
function recipients({ ownerId, incident }: ActionItemRow, { lead }: NudgePolicy, people: People): Recipients {
  const among = { people, lead };
  const owner = recipientOf(ownerId ?? incident.postmortemOwnerId, incident, among);
  const unassigned = { userId: null, why: 'unassigned' } as const;
  const { channelId } = incident;
  return {
    owner: owner && ownerId === null ? { ...owner, insteadOf: unassigned } : owner,
    commander: recipientOf(incident.commanderId, incident, among),
    channel: channelId === null ? null : { to: { channel: channelId }, insteadOf: null },
    lead: lead === null || whyNot(lead, incident, people) ? null : { to: { user: lead }, insteadOf: null },
  };
}

/** Earlier steps than the day on which the date was set aren't owed. */
function dueAsk(about: DatedItem, { actionItems }: NudgePolicy, owner: Recipient | null): DayAsk | null {
  const { item, dueDay: start } = about;
  if (start === null) return null;
  const steps = dueSteps(actionItems);
  const since = item.dueSetAt;
  const notBefore = since && since > item.ownerSince ? since : item.ownerSince;
  return ask(about, owner, { start, steps, ruleAt: dueRule, since, notBefore });
}

/** The days before and after a due date on which somebody is asked. */
export function dueSteps({ dueSoonDays, onDueDate, overdueDays }: ActionItemNudges): Steps {
  const at = [...(dueSoonDays === null ? [] : [-dueSoonDays]), ...(onDueDate ? [0] : []), ...overdueDays];
  return { at, every: overdueDays.length > 0 ? weekly : null };
}

function dueRule(step: number): Rule {
  return step < 0 ? 'due_soon' : step === 0 ? 'due_today' : 'overdue';
}

/** Tells somebody else, once. An item that was overdue when its date was set, as when it is imported, gets time. */
function escalation(about: DatedItem, rule: Rule, days: number | null, to: Recipient | null): DayAsk | null {
  const { item, dueDay } = about;
  if (days === null || dueDay === null) return null;
  const { dueSetAt } = item;
  const start = dueSetAt && utcDay(dueSetAt) > dueDay ? dueSetAt : dueDay;
  return ask(about, to, { start, steps: { at: [days], every: null }, ruleAt: () => rule });
}

/** The day on which a snooze ends asks too, even if nothing else falls on it. */
function restAsk(about: DatedItem, owner: Recipient | null): DayAsk | null {
  const start = dayFrom(about.item.restsUntil ?? '');
  const steps = { at: [0], every: null };
  return start === null ? null : ask(about, owner, { start, steps, ruleAt: () => 'snooze_over' });
}

function unownedAsk(about: DatedItem, { actionItems }: NudgePolicy, to: Recipient | null): DayAsk | null {
  const { item, restsUntil } = about;
  const { unownedAfterDays: days } = actionItems;
  const rests = item.status === 'blocked' && restsUntil === null;
  if (item.ownerId !== null || days === null || rests) return null;
  const steps = { at: [days], every: weekly };
  return ask(about, to, { start: item.ownerSince, steps, ruleAt: () => 'unowned' });
}

/** Somebody who can't be asked any more is replaced even if nothing is due. */
function goneAsk(about: DatedItem, people: People, to: Recipient | null): DayAsk | null {
  const { ownerId } = about.item;
  const since = people.get(ownerId ?? '')?.gone?.since;
  if (ownerId === null || !since) return null;
  const steps = { at: [0], every: weekly };
  const rest = { about: ownerId, notBefore: since };
  return ask(about, to, { start: since, steps, ruleAt: () => 'owner_gone', ...rest });
}

function ask(
  { item, subject, restsUntil }: DatedItem,
  recipient: Recipient | null,
  rest: Pick<DayAsk, 'start' | 'steps' | 'ruleAt'> & Pick<Partial<DayAsk>, 'since' | 'notBefore' | 'about'>,
): DayAsk | null {
  if (!recipient) return null;
  const { start, steps, ruleAt, about, since = null, notBefore = item.ownerSince } = rest;
  return { kind: 'days', subject, recipient, start, steps, ruleAt, about, restsUntil, since, notBefore };
}
