import { type Incident, incidentName } from '../../domain/incident/incident.js';
import { type MessageView, sentenceView } from './blocks.js';
import { markedDrill } from './drill.js';
import { channelLink } from './text.js';

/** What is saved is not to be seen yet: Slack takes nothing. */
export function delayView(incident: Incident): MessageView {
  const name = incidentName(incident.number);
  return sentenceView(
    markedDrill(
      incident,
      `${name} is saved, but Slack isn't accepting messages. It will be posted when Slack is back.`,
    ),
  );
}

/** After `delayView`: now it is there. */
export function postedView(incident: Incident): MessageView {
  const where = incident.channelId ? ` in ${channelLink(incident.channelId)}` : '';
  return sentenceView(
    markedDrill(incident, `Posted. ${incidentName(incident.number)} is up to date${where}.`),
  );
}
