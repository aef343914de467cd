import type { VNode } from 'preact';
import { type Dict, text } from '../../json.js';

interface Props {
  block: Dict;
  /** Draws a block inside of this one. */
  draw(block: Dict, at: number): VNode;
}

/** The blocks that few apps use. One of an unknown type is named, so that it is not lost. */
export function RareBlock({ block }: Props) {
  return <p class="unknown">A block of the type “{text(block.type) ?? 'unknown'}”.</p>;
}
