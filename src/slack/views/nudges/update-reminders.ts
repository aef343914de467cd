import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { capital } from '../../../domain/text/words.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { nextUpdateText } from '../incident/next-update.js';
import { actions, button, type MessageView, section, sentenceView } from '../text/blocks.js';

/** When the next update of an incident is due, with buttons to snooze, pause or resume. */
export function updateRemindersView(incident: Incident, now: Date): MessageView {
  const { number, updatesPausedReason, updatesSnoozedUntil } = incident;
  const state = nextUpdateText(incident, now);
  const text = markedDrill(incident, `*${incidentName(number)}* · ${capital(state ?? 'no update is due')}`);
  if (state === null) return sentenceView(text);
  const run = (label: string, line: string) =>
    button({ label, actionId: `${actionIds.runLine}:${line}`, value: carry(number, line) });
  const isResting = updatesPausedReason !== null || updatesSnoozedUntil !== null;
  return {
    text,
    blocks: [
      section(text),
      actions(
        ...(updatesPausedReason === null ? [run('Snooze 15 min', 'reminders snooze 15 min')] : []),
        ...(updatesPausedReason === null ? [run('Pause', 'reminders pause')] : []),
        ...(isResting ? [run('Resume', 'reminders resume')] : []),
      ),
    ],
  };
}
