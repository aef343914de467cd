import type { Button, KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import type { FoundRunbook } from '../../../../domain/runbooks/library/suggest.js';
import { runbookName } from '../../../../domain/runbooks/run.js';
import { actionIds, carry } from '../../action-ids.js';
import { markedDrill } from '../../incident/drill.js';
import { button, type MessageView, mrkdwn, section } from '../../text/blocks.js';
import { inLine, quotedInLine, wellFormed } from '../../text/text.js';

/** Several runbooks that words found, each with *Attach*. */
export function foundRunbooksView(
  incident: Incident,
  words: string,
  found: readonly FoundRunbook[],
): MessageView {
  const name = incidentName(incident.number);
  const title = markedDrill(
    incident,
    `Which runbook for *${name}*? These match ${quotedInLine(words, 200)}:`,
  );
  return {
    text: [title, ...found.map(foundText)].join('\n'),
    blocks: [section(title), ...foundBlocks(incident, found)],
  };
}

/** A line for each runbook, with *Attach*. */
export function foundBlocks(incident: Incident, found: readonly FoundRunbook[]): KnownBlock[] {
  return found.map((runbook) => ({
    type: 'section',
    text: mrkdwn(foundText(runbook)),
    accessory: attachButton(incident, runbook),
  }));
}

/** `*RB-3* Payment provider errors · affected service checkout`. */
export function foundText({ number, title, reason }: FoundRunbook): string {
  return `*${runbookName(number)}* ${inLine(title, 150)} · ${inLine(reason, 200)}`;
}

export function attachButton({ number }: Incident, { number: runbook, reason }: FoundRunbook): Button {
  const line = `runbook attach ${runbookName(runbook)} because ${reason}`;
  const actionId = `${actionIds.runLine}:attach-${runbook}`;
  return button({ label: 'Attach', actionId, value: carry(number, wellFormed(line.slice(0, 1_900))) });
}
