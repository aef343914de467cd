import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import type { FoundRunbook } from '../../../domain/runbooks/library/suggest.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { actionIds, carry } from '../action-ids.js';
import { button, mrkdwn } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { attachButton } from './library/found.js';
import { progressText } from './progress.js';

/** `Runbook  Payment provider errors · 4 of 7 · next: 5 Switch`, a line for each run that isn't detached. */
export function runsOnCard({ number }: Incident, runs: readonly Run[]): KnownBlock[] {
  const attached = runs.filter(({ status }) => status !== 'detached');
  if (attached.length === 0) return [];
  const lines = attached
    .slice(-maxLines)
    .map((run) => `*Runbook*  ${inLine(run.title, 150)} · ${progressText(run)}`);
  const actionId = `${actionIds.runLine}:runbook`;
  return [
    {
      type: 'section',
      text: mrkdwn(lines.join('\n')),
      accessory: button({ label: 'Runbook', actionId, value: carry(number, 'runbook') }),
    },
  ];
}

const maxLines = 5;

/** `Suggested runbook  Payment provider errors · affected service checkout`, with *Attach*. */
export function suggestionOnCard(incident: Incident, suggestion: FoundRunbook | null): KnownBlock[] {
  if (!suggestion) return [];
  const { title, reason } = suggestion;
  const text = `*Suggested runbook*  ${inLine(title, 150)} · ${inLine(reason, 200)}`;
  return [{ type: 'section', text: mrkdwn(text), accessory: attachButton(incident, suggestion) }];
}
