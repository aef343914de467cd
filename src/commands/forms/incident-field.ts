import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { plain } from '../../slack/views/text/blocks.js';
import { choiceField } from './form-fields.js';

/** Slack's limit on the options of a menu. Source: Block Kit reference. */
const maxOptions = 100;

/** Asks for the incident; the first one is preselected. */
export function incidentField(incidents: readonly Incident[]): KnownBlock {
  const options = incidents.slice(0, maxOptions).map(({ number, title }) => ({
    text: plain(`${incidentName(number)} ${title}`),
    value: String(number),
  }));
  return choiceField({ id: 'incident', label: 'Incident', options, initial: options[0]?.value });
}
