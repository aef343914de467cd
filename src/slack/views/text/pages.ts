import type { KnownBlock } from '@slack/types';
import { actionIds, carry } from '../action-ids.js';
import { actions, button, context } from './blocks.js';

/** Slack allows 100 blocks in a modal; the rest is for the heading and the buttons. */
const blocksPerPage = 90;
const charsPerPage = 40_000;

/** As many blocks on a page as fit. */
export function pagesOf(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let chars = 0;
  for (const block of blocks) {
    const size = JSON.stringify(block).length;
    const page = pages.at(-1);
    if (page && page.length < blocksPerPage && chars + size <= charsPerPage) {
      page.push(block);
      chars += size;
    } else {
      pages.push([block]);
      chars = size;
    }
  }
  return pages;
}

/** A page of these blocks, with buttons to the others. `line`: what shows the first page, of this incident. */
export function pageOfBlocks(
  blocks: readonly KnownBlock[],
  { page, incident, line }: { page: number; incident: number; line: string },
): KnownBlock[] {
  const pages = pagesOf(blocks);
  const shown = Math.max(1, Math.min(page, pages.length));
  const turn = (label: string, to: number) =>
    button({
      label,
      actionId: `${actionIds.runLine}:page-${label.toLowerCase()}`,
      value: carry(incident, `${line} page ${to}`),
    });
  const buttons = [
    ...(shown > 1 ? [turn('Previous', shown - 1)] : []),
    ...(shown < pages.length ? [turn('Next', shown + 1)] : []),
  ];
  const foot = pages.length > 1 ? [context(`Page ${shown} of ${pages.length}`), actions(...buttons)] : [];
  return [...(pages[shown - 1] ?? []), ...foot];
}
