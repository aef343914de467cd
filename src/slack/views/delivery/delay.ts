import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { markedDrill } from '../incident/drill.js';
import { type MessageView, sentenceView } from '../text/blocks.js';
import { channelLink } from '../text/text.js';

/** Says that the change is saved, but Slack isn't accepting messages. */
export function delayView(incident: Incident): MessageView {
  const name = incidentName(incident.number);
  return sentenceView(
    markedDrill(
      incident,
      `${name} is saved, but Slack isn't accepting messages. It will be posted when Slack is back.`,
    ),
  );
}

/** Follows `delayView` once the change is posted. */
export function postedView(incident: Incident): MessageView {
  const where = incident.channelId ? ` in ${channelLink(incident.channelId)}` : '';
  return sentenceView(
    markedDrill(incident, `Posted. ${incidentName(incident.number)} is up to date${where}.`),
  );
}
