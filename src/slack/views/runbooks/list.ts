import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { isActive } from '../../../domain/incident/status.js';
import type { FoundRunbook } from '../../../domain/runbooks/library/suggest.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { hasRemarks } from '../../../domain/runbooks/suggested-edit.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { button, context, type MessageView, mrkdwn, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { foundBlocks, foundText } from './library/found.js';
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
      : `*${name}* has no runbook yet. Find one: \`/incident runbook &lt;words&gt;\``,
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

function runBlock(incident: Incident, run: Run): KnownBlock {
  const [label, verb] = mainVerb(incident, run);
  return {
    type: 'section',
    text: mrkdwn(runText(run)),
    accessory: button({
      label,
      actionId: `${actionIds.runLine}:run-${run.number}-${verb}`,
      value: carry(incident.number, `runbook run ${run.number} ${verb}`),
    }),
  };
}

/** After the incident, what people wrote goes into the runbook. */
function mainVerb({ status }: Incident, run: Run): [label: string, verb: string] {
  if (!isActive(status) && hasRemarks(run)) return ['Suggest edit', 'patch'];
  return run.status === 'detached' ? ['Attach again', 'reattach'] : ['Detach', 'detach'];
}

/** `*1* Payment provider errors · 4 of 7 · next: 5 Switch`. */
export function runText(run: Run): string {
  const off = run.status === 'detached' ? ' · detached' : '';
  return `*${run.number}* ${inLine(run.title, 150)} · ${progressText(run)}${off}`;
}
