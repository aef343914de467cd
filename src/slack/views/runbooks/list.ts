import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { FoundRunbook } from '../../../domain/runbooks/library/suggest.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { button, context, type MessageView, mrkdwn, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { foundBlocks, foundText } from './found.js';
import { progressText } from './progress.js';

/** The runbooks of an incident with how far each is, and what else fits it. */
export function runsView({
  incident,
  runs,
  found,
}: {
  incident: Incident;
  runs: readonly Run[];
  found: readonly FoundRunbook[];
}): MessageView {
  const name = incidentName(incident.number);
  const title = markedDrill(
    incident,
    runs.length > 0
      ? `Runbooks of *${name}*`
      : `*${name}* has no runbook yet. Find one: \`/incident runbook <words>\``,
  );
  return {
    text: [title, ...runs.map(runText), ...found.map(foundText)].join('\n'),
    blocks: [
      section(title),
      ...runs.slice(-maxShown).map((run) => runBlock(incident, run)),
      ...(found.length > 0 ? [context('Suggested'), ...foundBlocks(incident, found)] : []),
    ],
  };
}

const maxShown = 20;

function runBlock({ number }: Incident, run: Run): KnownBlock {
  const isOff = run.status === 'detached';
  const [label, verb] = isOff ? ['Attach again', 'reattach'] : ['Detach', 'detach'];
  return {
    type: 'section',
    text: mrkdwn(runText(run)),
    accessory: button({
      label,
      actionId: `${actionIds.runLine}:run-${run.number}-${verb}`,
      value: carry(number, `runbook run ${run.number} ${verb}`),
    }),
  };
}

/** `*1* Payment provider errors · 4 of 7 · next: 5 Switch`. */
export function runText(run: Run): string {
  const off = run.status === 'detached' ? ' · detached' : '';
  return `*${run.number}* ${inLine(run.title, 150)} · ${progressText(run)}${off}`;
}
