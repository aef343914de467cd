import type { PostmortemDocument } from '../../../../domain/postmortems/document.js';
import { type MessageView, section } from '../../text/blocks.js';
import { pageOfBlocks } from '../../text/pages.js';
import { postmortemHeading } from '../overview.js';
import { postmortemSection } from './section.js';

/** A page of the whole draft, with a button to edit each section. */
export function wholePostmortemView(document: PostmortemDocument, page: number): MessageView {
  const text = postmortemHeading(document);
  const blocks = document.sections.flatMap((one) => postmortemSection(document, one));
  const place = { page, incident: document.incident.number, line: 'postmortem open' };
  return { text, blocks: [section(text), ...pageOfBlocks(blocks, place)] };
}
