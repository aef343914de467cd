import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import { context } from './blocks.js';
import { inLine } from './text.js';
import { stateEmoji, statusName } from './words.js';

/** Slack's limit on the title of a modal. Source: view reference. */
export const modalTitleMaxChars = 24;

/** The title of a form about one incident: `Update INC-12`; its name alone where both do not fit. */
export function formTitle(words: string, number: number): string {
  const title = `${words} ${incidentName(number)}`;
  return title.length <= modalTitleMaxChars ? title : incidentName(number);
}

/** The line above a form's fields: which incident it is about, and how it is now. */
export function formHeading(incident: Incident, policy: Policy): KnownBlock {
  const { number, severity, title, status } = incident;
  const parts = [
    `${stateEmoji(policy, incident)} *${incidentName(number)}*`.trim(),
    severity,
    inLine(title, 300),
    statusName(status),
  ];
  return context(parts.join(' · '));
}
