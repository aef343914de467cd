import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { Policy } from '../../../domain/policy.js';
import { markedDrill, nameWithDrill } from '../incident/drill.js';
import { context } from '../text/blocks.js';
import { stateEmoji, statusName } from '../text/terms.js';
import { inLine } from '../text/text.js';

/** Slack's limit on the title of a modal. Source: view reference. */
export const modalTitleMaxChars = 24;

/** A form's title with its incident: `Update INC-12`, `Update Drill INC-12`; cut if it is too long. */
export function formTitle(words: string, incident: Pick<Incident, 'kind' | 'number'>): string {
  const name = incidentName(incident.number);
  const titles = [`${words} ${nameWithDrill(incident)}`, `${words} ${name}`];
  return titles.find((title) => title.length <= modalTitleMaxChars) ?? name;
}

/** The line above a form's fields: the incident and its current state. */
export function formHeading(incident: Incident, policy: Policy): KnownBlock {
  const { number, severity, title, status } = incident;
  const parts = [
    `${stateEmoji(policy, incident)} *${incidentName(number)}*`.trim(),
    severity,
    inLine(title, 300),
    statusName(status),
  ];
  return context(markedDrill(incident, parts.join(' · ')));
}
