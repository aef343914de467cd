import type { KnownBlock } from '@slack/types';
import { dayText } from '../../../domain/action-items/day-text.js';
import type { Incident } from '../../../domain/incident/incident.js';
import { isActive } from '../../../domain/incident/status.js';
import { type Policy, severityPolicy } from '../../../domain/policy.js';
import type { PostmortemInShort } from '../../../domain/postmortems/postmortem.js';
import type { FollowUp } from '../../../domain/postmortems/tasks/settle.js';
import { actionIds, carry } from '../action-ids.js';
import { button, mrkdwn } from '../text/blocks.js';
import { stateNames } from './refusal.js';
import { progressText } from './tasks/progress.js';

/** Where the post-mortem stands once the incident is over, or that the policy wants one. */
export function postmortemOnCard(
  incident: Incident,
  {
    followUp,
    policy,
    person,
    now,
  }: { followUp: FollowUp; policy: Policy; person: (userId: string) => string; now: Date },
): KnownBlock[] {
  const { postmortem } = followUp;
  const { status, severity, kind, number } = incident;
  if (isActive(status) || status === 'canceled') return [];
  const isWanted = kind !== 'drill' && (severityPolicy(policy, severity)?.postmortemDueDays ?? null) !== null;
  const progress = progressBlock(incident, progressText(incident, followUp, { person, seenAt: now }));
  if (!postmortem && !isWanted) return progress;
  const text = postmortem ? inShort(postmortem, person) : '*Post-mortem* · not started';
  const label = postmortem ? 'Open post-mortem' : 'Write post-mortem';
  const accessory = button({
    label,
    actionId: `${actionIds.runLine}:postmortem`,
    value: carry(number, 'postmortem'),
  });
  return [{ type: 'section', text: mrkdwn(text), accessory }, ...progress];
}

function progressBlock({ number }: Incident, text: string | null): KnownBlock[] {
  if (text === null) return [];
  const value = carry(number, 'tasks');
  const accessory = button({ label: 'Follow-up', actionId: `${actionIds.runLine}:tasks`, value });
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
