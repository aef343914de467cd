import { runbookName } from '../../../../domain/runbooks/run.js';
import type { RunbookContent } from '../../../../domain/runbooks/runbook.js';
import { counted } from '../../../../domain/text/words.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, button, type MessageView, section } from '../../text/blocks.js';
import { inLine, quotedInLine } from '../../text/text.js';

/** Says what was read of a runbook that somebody added, with *Attach*. `content` null: the library has it already. */
export function addedRunbookView(
  { number, name }: { number: number; name: string },
  content: RunbookContent | null,
): MessageView {
  const said = `*${runbookName(number)}* ${quotedInLine(content?.title ?? name, 150)}`;
  const text = content
    ? [
        `Added ${said} to the library: ${counted(content.steps.length, 'step')}.`,
        ...problemTexts(content),
      ].join('\n')
    : `The library has ${said} already, with the same text.`;
  const value = carry(0, `runbook attach ${runbookName(number)}`);
  const attach = button({ label: 'Attach', actionId: `${actionIds.runLine}:attach-${number}`, value });
  return { text, blocks: [section(text), actions(attach)] };
}

function problemTexts({ problems }: RunbookContent): string[] {
  return problems.slice(0, 5).map(({ line, message }) => `Line ${line}: ${inLine(message, 200)}`);
}
