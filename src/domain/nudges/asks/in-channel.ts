import type { IncidentRow } from '../rows.js';
import type { Rule } from '../rule.js';
import type { MinuteAsk, Subject } from './ask.js';

/** Asks about an incident in its channel; nothing if it has none. */
export function inChannel(
  incident: IncidentRow,
  rule: Rule,
  rest: Pick<MinuteAsk, 'start' | 'steps' | 'about'>,
): MinuteAsk[] {
  if (incident.channelId === null) return [];
  const recipient = { to: { channel: incident.channelId }, insteadOf: null };
  return [{ kind: 'minutes', subject: subjectOf(incident), recipient, ruleAt: () => rule, ...rest }];
}

export function subjectOf({ number, title }: IncidentRow): Subject {
  return { incident: number, actionItem: null, title, dueOn: null };
}
