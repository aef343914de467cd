import type { List, RootContent } from '../../../text/markdown/parse-markdown.js';

/**
 * Puts lists that are indented too little to be nested, but more than the list before, into its last item; and joins
 * the parts of the list that they had split. Other blocks stay as they are.
 */
export function repairNesting(blocks: readonly RootContent[]): RootContent[] {
  const repaired: RootContent[] = [];
  for (const block of blocks) {
    const before = repaired.at(-1);
    if (block.type !== 'list' || before?.type !== 'list' || !before.ordered) repaired.push(block);
    else if (columnOf(block) > columnOf(before)) nest(block, before);
    else if (block.ordered && wasSplit(before)) before.children.push(...block.children);
    else repaired.push(block);
  }
  return repaired;
}

function nest(list: List, { children }: List): void {
  children.at(-1)?.children.push(list);
}

function wasSplit(list: List): boolean {
  const [last] = list.children.slice(-1);
  const nested = last?.children.at(-1);
  return nested?.type === 'list' && columnOf(nested) < (last?.children[0]?.position?.start.column ?? 0);
}

function columnOf({ position }: List): number {
  return position?.start.column ?? 1;
}
