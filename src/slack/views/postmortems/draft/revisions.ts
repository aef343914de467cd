import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../../domain/incident/incident.js';
import type { Revision } from '../../../../domain/postmortems/postmortem.js';
import type { TemplateSection } from '../../../../domain/postmortems/template.js';
import { counted } from '../../../../domain/text/words.js';
import { actionIds, carry } from '../../action-ids.js';
import { button, context, type MessageView, section, sentenceView } from '../../text/blocks.js';
import { clip, inLine, person, timeOf } from '../../text/text.js';
import { proseBlocks } from './prose.js';

/** How many revisions are shown, and how much of each; all of them can be restored. */
const maxShown = 15;
const maxChars = 600;

/** The texts of a section or an answer, newest first, each with a button to restore it. */
export function revisionsView({
  incident,
  section: { key, title },
  revisions,
}: {
  incident: Incident;
  section: Pick<TemplateSection, 'key' | 'title'>;
  revisions: readonly Revision[];
}): MessageView {
  if (revisions.length === 0) return sentenceView(`Nobody has written *${inLine(title, 150)}* yet.`);
  const shown = revisions.slice(0, maxShown);
  const blocks = shown.flatMap((one, index) => revisionBlocks(incident, key, one, index === 0));
  const older = (shown.at(-1)?.revision ?? 1) - 1;
  const more = `${counted(older, 'older revision')}. Restore one by its number: \`/incident postmortem restore ${key} 1\``;
  return {
    text: title,
    blocks: [section(`*${inLine(title, 150)}*`), ...blocks, ...(older > 0 ? [context(more)] : [])],
  };
}

function revisionBlocks(
  { number }: Incident,
  key: string,
  { revision, markdown, by, at }: Revision,
  isLatest: boolean,
): KnownBlock[] {
  const heading = section(`Revision ${revision} · ${by ? person(by) : 'Firebreak'} · ${timeOf(at)}`);
  const value = carry(number, `postmortem restore ${key} ${revision}`);
  const restore = button({ label: 'Restore', actionId: `${actionIds.runLine}:restore-${revision}`, value });
  return [
    isLatest || heading.type !== 'section' ? heading : { ...heading, accessory: restore },
    ...(markdown ? proseBlocks(clip(markdown, maxChars)) : [section('_empty_')]),
  ];
}
