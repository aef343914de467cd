import { dayFrom, utcDay } from '../../time/civil-day.js';
import type { NudgePolicy } from '../nudge-policy.js';
import type { ActionItemRow } from '../rows.js';
import type { Rule } from '../rule.js';
import type { DayAsk } from './ask.js';
import { type People, type Recipient, recipientOf, whyNot } from './recipient.js';

const weekly = 7;

/** What is asked about an action item, and whom. Nothing once it is over, and nothing of a drill. */
export function actionItemAsks(item: ActionItemRow, policy: NudgePolicy, people: People): DayAsk[] {
  const isOver = item.status === 'done' || item.status === 'wont_do';
  if (isOver || item.incident.kind === 'drill') return [];
  const to = recipients(item, policy, people);
  return [
    ...dueAsk(item, policy, to.owner),
    ...restAsk(item, to.owner),
    ...unownedAsk(item, policy, to.owner),
    ...goneAsk(item, people, to.owner),
    ...escalation(item, 'overdue_commander', policy.actionItems.commanderAfterDays, to.commander),
    ...escalation(item, 'overdue_channel', policy.actionItems.channelAfterDays, to.channel),
    ...escalation(item, 'overdue_lead', policy.actionItems.leadAfterDays, to.lead),
  ];
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
function dueAsk(item: ActionItemRow, { actionItems }: NudgePolicy, owner: Recipient | null): DayAsk[] {
  const { dueSoonDays, onDueDate, overdueDays } = actionItems;
  const at = [...(dueSoonDays === null ? [] : [-dueSoonDays]), ...(onDueDate ? [0] : []), ...overdueDays];
  const ruleAt = (step: number) => (step < 0 ? 'due_soon' : step === 0 ? 'due_today' : 'overdue');
  const every = overdueDays.length > 0 ? weekly : null;
  const start = dayFrom(item.dueOn ?? '');
  if (start === null) return [];
  const since = item.dueSetAt;
  const notBefore = since && since > item.ownerSince ? since : item.ownerSince;
  return ask(item, owner, { start, steps: { at, every }, ruleAt, since, notBefore });
}

/** Tells somebody else, once. An item that was overdue when its date was set, as when it is imported, gets time. */
function escalation(item: ActionItemRow, rule: Rule, days: number | null, to: Recipient | null): DayAsk[] {
  const due = dayFrom(item.dueOn ?? '');
  if (days === null || due === null) return [];
  const start = Math.max(due, item.dueSetAt ? utcDay(item.dueSetAt) : due);
  return ask(item, to, { start, steps: { at: [days], every: null }, ruleAt: () => rule });
}

/** The day on which a snooze ends asks too, even if nothing else falls on it. */
function restAsk(item: ActionItemRow, owner: Recipient | null): DayAsk[] {
  const start = dayFrom(item.restsUntil ?? '');
  const steps = { at: [0], every: null };
  return start === null ? [] : ask(item, owner, { start, steps, ruleAt: () => 'snooze_over' });
}

function unownedAsk(item: ActionItemRow, { actionItems }: NudgePolicy, to: Recipient | null): DayAsk[] {
  const { unownedAfterDays: days } = actionItems;
  const rests = item.status === 'blocked' && restDay(item) === null;
  if (item.ownerId !== null || days === null || rests) return [];
  const steps = { at: [days], every: weekly };
  return ask(item, to, { start: utcDay(item.ownerSince), steps, ruleAt: () => 'unowned' });
}

/** Somebody who can't be asked any more is replaced even if nothing is due. */
function goneAsk(item: ActionItemRow, people: People, to: Recipient | null): DayAsk[] {
  const gone = people.get(item.ownerId ?? '')?.gone;
  if (!gone) return [];
  const steps = { at: [0], every: weekly };
  const about = item.ownerId ?? undefined;
  return ask(item, to, {
    start: utcDay(gone.since),
    steps,
    ruleAt: () => 'owner_gone',
    about,
    notBefore: gone.since,
  });
}

function ask(
  item: ActionItemRow,
  recipient: Recipient | null,
  rest: Pick<DayAsk, 'start' | 'steps' | 'ruleAt'> & Pick<Partial<DayAsk>, 'since' | 'notBefore' | 'about'>,
): DayAsk[] {
  const { number: actionItem, title, dueOn } = item;
  const subject = { incident: item.incident.number, actionItem, title, dueOn };
  const base = { subject, recipient, restsUntil: restDay(item), since: null, notBefore: item.ownerSince };
  return recipient ? [{ kind: 'days', ...base, ...rest, recipient }] : [];
}

/** The day until which nothing is asked, or null. */
function restDay({ status, restsUntil, dueOn }: ActionItemRow): number | null {
  return dayFrom(restsUntil ?? '') ?? (status === 'blocked' ? dayFrom(dueOn ?? '') : null);
}
