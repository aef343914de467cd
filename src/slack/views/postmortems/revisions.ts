import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import type { Revision } from '../../../domain/postmortems/postmortem.js';
import type { TemplateSection } from '../../../domain/postmortems/template.js';
import { actionIds, carry } from '../action-ids.js';
import { button, type MessageView, section, sentenceView } from '../text/blocks.js';
import { pagesOf } from '../text/pages.js';
import { inLine, person, timeOf } from '../text/text.js';
import { proseBlocks } from './prose.js';

/** The texts of a section, newest first, each with a button to restore it. */
export function revisionsView(
  incident: Incident,
  { key, title }: TemplateSection,
  revisions: readonly Revision[],
): MessageView {
  if (revisions.length === 0) return sentenceView(`Nobody has written *${inLine(title, 150)}* yet.`);
  const blocks = revisions.flatMap((one, index) => revisionBlocks(incident, key, one, index === 0));
  return { text: title, blocks: [section(`*${inLine(title, 150)}*`), ...(pagesOf(blocks)[0] ?? [])] };
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
    ...(markdown ? proseBlocks(markdown) : [section('_empty_')]),
  ];
}
