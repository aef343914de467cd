import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { counted } from '../../../domain/text/words.js';
import { markedDrill } from '../incident/drill.js';
import { type MessageView, section, sentenceView } from '../text/blocks.js';
import { pageOfBlocks } from '../text/pages.js';
import { inLine, sanitized } from '../text/text.js';
import { richTextBlocks } from './markdown/rich-text-blocks.js';

/** What people wrote about the steps of a runbook, as an edit of its source. */
interface Edit {
  /** The folder that the runbook comes from; null: it was added in Slack. */
  folder: string | null;
  path: string;
  /** Empty: the runbook says it already. Null: it takes too long to compare. */
  patch: string | null;
  /** How many remarks are about steps that the runbook doesn't have anymore. */
  lost: number;
}

/** A page of the patch, as code to copy, with where it belongs. `edit` null: nobody wrote anything. */
export function patchView(
  incident: Incident,
  run: Run,
  { edit, page }: { edit: Edit | null; page: number },
): MessageView {
  if (!edit?.patch) return sentenceView(markedDrill(incident, whyNone(incident, run, edit)));
  const { patch } = edit;
  const said = [
    `*${inLine(run.title, 150)}*: what people noted in ${incidentName(incident.number)}, and why they skipped steps.`,
    ...whereText(incident, edit),
    ...lostText(edit),
    ...(incident.isPrivate ? ['This incident is private. Whoever reads the runbook reads these notes.'] : []),
    ...(patch === sanitized(patch) ? [] : ["Slack can't show it exactly. Take it from the command line."]),
  ];
  const text = markedDrill(incident, said.join('\n'));
  const place = { page, incident: incident.number, line: `runbook run ${run.number} patch` };
  return { text, blocks: [section(text), ...pageOfBlocks(codeBlocks(patch), place)] };
}

function whyNone({ number }: Incident, run: Run, edit: Edit | null): string {
  const title = `*${inLine(run.title, 150)}*`;
  if (edit?.patch === null)
    return `What changed in ${title} takes too long to compare. See the notes with \`/incident runbook run ${run.number} show\`.`;
  if (edit) return [`${title} says everything that people noted already.`, ...lostText(edit)].join('\n');
  return `Nobody noted anything about a step of ${title} in ${incidentName(number)}, or skipped one. Add a note with \`/incident runbook note 3 only Adyen\`.`;
}

function whereText({ number }: Incident, { folder, path }: Edit): string[] {
  if (folder === null) return ['It was added in Slack. To change it, add it again under the same title.'];
  return [
    `It changes \`${inLine(path, 200)}\` in the folder \`${inLine(folder, 100)}\`. Save the patch, and run \`git apply\` with it in that folder.`,
    `Or take it from the command line: \`firebreak runbooks patch ${incidentName(number)}\``,
  ];
}

function lostText({ lost }: Edit): string[] {
  if (lost === 0) return [];
  const about = lost === 1 ? 'a step' : 'steps';
  return [`Without ${counted(lost, 'note')} on ${about} that the latest version doesn't have.`];
}

function codeBlocks(text: string): KnownBlock[] {
  return richTextBlocks([
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: sanitized(text) }] },
  ]);
}
