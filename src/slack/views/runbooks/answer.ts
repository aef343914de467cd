import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { isRunbookEvent, type RunbookEvent } from '../../../domain/runbooks/events.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { mentioned } from '../people/names.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { quotedInLine } from '../text/text.js';
import { runbookClause } from './event.js';
import { progressText } from './progress.js';

/** Tells who asked what they did to a run, how far it is, and how to take that back. */
export function runAnswer(incident: Incident, events: readonly IncidentEvent[], run: Run): MessageView {
  const [event] = events.filter(isRunbookEvent);
  const name = incidentName(incident.number);
  const by = 'you';
  const did = event
    ? `You ${runbookClause(event, by, { people: mentioned, incident: name })}.`
    : `Runbook ${quotedInLine(run.title, 150)}.`;
  const text = markedDrill(incident, `${did}\n${progressText(run)}`);
  return { text, blocks: [section(text), ...wayBack(incident, event, run)] };
}

/** The button that takes it back; none for what is quickly changed again. */
function wayBack({ number }: Incident, event: RunbookEvent | undefined, run: Run): KnownBlock[] {
  const back = (label: string, line: string) => {
    const value = carry(number, `runbook run ${run.number} ${line}`);
    return [actions(button({ label, actionId: `${actionIds.runLine}:run-back`, value }))];
  };
  switch (event?.kind) {
    case 'runbook_attached':
    case 'runbook_reattached':
      return back('Detach', 'detach');
    case 'runbook_detached':
      return back('Attach again', 'reattach');
    case 'runbook_step_done':
    case 'runbook_step_skipped':
      return back('Undo', `undo ${event.step}`);
    default:
      return [];
  }
}
