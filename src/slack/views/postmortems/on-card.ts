import type { KnownBlock } from '@slack/types';
import { dayText } from '../../../domain/action-items/day-text.js';
import type { Incident } from '../../../domain/incident/incident.js';
import { isActive } from '../../../domain/incident/status.js';
import { type Policy, severityPolicy } from '../../../domain/policy.js';
import type { PostmortemInShort } from '../../../domain/postmortems/postmortem.js';
import { actionIds, carry } from '../action-ids.js';
import { button, mrkdwn } from '../text/blocks.js';
import { stateNames } from './refusal.js';

/** Where the post-mortem stands once the incident is over, or that the policy wants one. */
export function postmortemOnCard(
  incident: Incident,
  {
    postmortem,
    policy,
    person,
  }: { postmortem: PostmortemInShort | null; policy: Policy; person: (userId: string) => string },
): KnownBlock[] {
  const { status, severity, kind, number } = incident;
  if (isActive(status) || status === 'canceled') return [];
  const isWanted = kind !== 'drill' && (severityPolicy(policy, severity)?.postmortemDueDays ?? null) !== null;
  if (!postmortem && !isWanted) return [];
  const text = postmortem ? inShort(postmortem, person) : '*Post-mortem* · not started';
  const label = postmortem ? 'Open post-mortem' : 'Start post-mortem';
  const accessory = button({
    label,
    actionId: `${actionIds.runLine}:postmortem`,
    value: carry(number, 'postmortem'),
  });
  return [{ type: 'section', text: mrkdwn(text), accessory }];
}

function inShort({ state, ownerId, dueOn }: PostmortemInShort, person: (userId: string) => string): string {
  return [
    '*Post-mortem*',
    stateNames[state],
    ...(ownerId ? [person(ownerId)] : []),
    ...(dueOn && state !== 'published' ? [`due ${dayText(dueOn)}`] : []),
  ].join(' · ');
}
