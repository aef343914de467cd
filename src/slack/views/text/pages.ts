import type { KnownBlock } from '@slack/types';

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
