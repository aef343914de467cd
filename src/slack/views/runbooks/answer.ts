import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { IncidentEvent } from '../../../domain/incident-event.js';
import { isRunbookEvent, type RunbookEvent } from '../../../domain/runbooks/events.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { hasRemarks } from '../../../domain/runbooks/suggested-edit.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { mentioned } from '../people/names.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { quotedInLine } from '../text/text.js';
import { runbookClause } from './event.js';
import { progressText } from './progress.js';

/** Tells who asked what they did to a run, how far it is, how to take that back, and what comes next. */
export function runAnswer(incident: Incident, events: readonly IncidentEvent[], run: Run): MessageView {
  const [event] = events.filter(isRunbookEvent);
  const name = incidentName(incident.number);
  const by = 'you';
  const did = event
    ? `You ${runbookClause(event, by, { people: mentioned, incident: name })}.`
    : `Runbook ${quotedInLine(run.title, 150)}.`;
  const text = markedDrill(incident, `${did}\n${progressText(run)}`);
  return { text, blocks: [section(text), ...buttons(incident, events, run)] };
}

/** Whether the run just ended, and people wrote something about its steps that could go into the runbook. */
export function suggestsEdit(events: readonly IncidentEvent[], run: Run): boolean {
  const isEnd = events.some(({ kind }) => kind === 'runbook_finished' || kind === 'runbook_detached');
  return isEnd && hasRemarks(run);
}

/** The button that takes it back, none for what is quickly changed again; and what comes after a run. */
function buttons({ number }: Incident, events: readonly IncidentEvent[], run: Run): KnownBlock[] {
  const press = (label: string, line: string, id: string) => {
    const value = carry(number, `runbook run ${run.number} ${line}`);
    return button({ label, actionId: `${actionIds.runLine}:${id}`, value });
  };
  const back = wayBack(events.find(isRunbookEvent));
  const both = [
    ...(back ? [press(back.label, back.line, 'run-back')] : []),
    ...(suggestsEdit(events, run) ? [press('Suggest edit', 'patch', 'run-patch')] : []),
  ];
  return both.length > 0 ? [actions(...both)] : [];
}

function wayBack(event: RunbookEvent | undefined): { label: string; line: string } | null {
  switch (event?.kind) {
    case 'runbook_attached':
    case 'runbook_reattached':
      return { label: 'Detach', line: 'detach' };
    case 'runbook_detached':
      return { label: 'Attach again', line: 'reattach' };
    case 'runbook_step_done':
    case 'runbook_step_skipped':
      return { label: 'Undo', line: `undo ${event.step}` };
    default:
      return null;
  }
}
