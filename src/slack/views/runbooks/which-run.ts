import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import {
  actions,
  type ButtonOptions,
  button,
  type MessageView,
  section,
  sentenceView,
} from '../text/blocks.js';
import { wellFormed } from '../text/text.js';
import { runText } from './list.js';

/** Asks which of several runbooks the line is for; each button runs it for one. `line`: as Slack sent it. */
export function whichRunView(incident: Incident, runs: readonly Run[], line: string): MessageView {
  const name = incidentName(incident.number);
  const offered = runs.slice(0, 5);
  const text = markedDrill(
    incident,
    [
      `Which runbook of ${name}? Name it, as in \`/incident runbook run 2 done 3\`.`,
      ...offered.map(runText),
    ].join('\n'),
  );
  const buttons = offered.map(
    (run): ButtonOptions => ({
      label: `${run.number} ${run.title}`,
      actionId: `${actionIds.runLine}:run-${run.number}`,
      value: carry(incident.number, wellFormed(`runbook run ${run.number} ${line}`.trim())),
    }),
  );
  if (buttons.some(({ value }) => value.length > 2_000)) return sentenceView(text);
  return { text, blocks: [section(text), actions(...buttons.map(button))] };
}
