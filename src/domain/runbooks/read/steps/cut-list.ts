import type { RootContent } from '../../../text/markdown/parse-markdown.js';
import { textWithCode } from '../../../text/markdown/plain-text.js';
import { instructionsIn } from '../language/instruction.js';
import { type Cut, placeOf } from './cut.js';
import { type StepItems, stepsInStep, textOfItem } from './judge-list.js';
import { stepTitle } from './step-title.js';

export interface CutOptions {
  depth: number;
  section: string | null;
}

/** Cuts for the steps of a list, and for those nested in them. */
export function cutList(steps: StepItems, options: CutOptions): Cut[] {
  return [...steps].flatMap(([item, confidence]) => {
    const place = placeOf(item);
    if (!place) return [];
    const text = textOfItem(item);
    const title = stepTitle(text, instructionsIn(text)[0]?.sentence);
    const step: Cut = { ...place, ...options, kind: 'step', title, confidence };
    return [step, ...cutNested(item.children, { ...options, depth: options.depth + 1 })];
  });
}

/** Cuts for the lists among the blocks of a step. */
export function cutNested(blocks: readonly RootContent[], options: CutOptions): Cut[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'list') return [];
    const before = blocks[index - 1];
    const lead = before?.type === 'paragraph' ? textWithCode(before) : '';
    return cutList(stepsInStep(block, lead), options);
  });
}
