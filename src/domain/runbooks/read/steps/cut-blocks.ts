import type { Paragraph, RootContent } from '../../../text/markdown/parse-markdown.js';
import { textWithCode } from '../../../text/markdown/plain-text.js';
import { type FoundInstruction, instructionsIn, isOrder } from '../language/instruction.js';
import { headingNumber } from '../sections/heading.js';
import type { Section } from '../sections/section.js';
import { type Cut, placeOf } from './cut.js';
import { cutList } from './cut-list.js';
import { boxesOf, stepsInList } from './judge-list.js';
import { isOutput } from './output.js';
import { stepTitle } from './step-title.js';

/** A block under a heading, and what is known of the blocks before it. */
interface BlockPlace {
  section: Section;
  index: number;
  /** Whether sentences without code may be steps. */
  mayBeProse: boolean;
  /** Whether the block before belongs to a step. */
  isInStep: boolean;
}

/** Cuts for the blocks right under a heading. `mayBeProse`: whether sentences without code may be steps. */
export function cutBlocks(section: Section, options: { mayBeProse: boolean }): Cut[] {
  const hasBoxes = section.blocks.some((block) => block.type === 'list' && boxesOf(block).length > 0);
  const mayBeProse = options.mayBeProse && !hasBoxes && section.kind === 'action';
  const cuts: Cut[] = [];
  for (const [index, block] of section.blocks.entries())
    cuts.push(...cutBlock(block, { section, index, mayBeProse, isInStep: cuts.at(-1)?.kind === 'step' }));
  return cuts;
}

function cutBlock(block: RootContent, place: BlockPlace): Cut[] {
  switch (block.type) {
    case 'list': {
      const steps = stepsInList(block, { kind: place.section.kind, lead: leadBefore(place) });
      return cutList(steps, { depth: 0, section: sectionOf(place) });
    }
    case 'paragraph':
      return cutParagraph(block, place);
    case 'code':
      return cutCode(block, place);
    case 'definition':
      return context(block, place);
    default:
      return [];
  }
}

function leadBefore({ section, index }: BlockPlace): string {
  const before = section.blocks[index - 1];
  return before?.type === 'paragraph' ? textWithCode(before) : section.title;
}

/** Code right under a heading that says what it is for is a step by itself; any other belongs to what is before it. */
function cutCode(block: RootContent, place: BlockPlace): Cut[] {
  const { section, index } = place;
  if (index > 0 || section.kind !== 'action') return [];
  return step(block, place, { title: stepTitle(section.title), confidence: 0.5 });
}

function cutParagraph(block: Paragraph, place: BlockPlace): Cut[] {
  const { blocks, kind } = place.section;
  if (isInsideList(blocks, place.index)) return [];
  const text = textWithCode(block);
  if (isStepHeading(block, text)) return step(block, place, { title: stepTitle(text), confidence: 0.8 });
  const next = blocks[place.index + 1];
  if (next?.type === 'list' && stepsInList(next, { kind, lead: text }).size > 0) return context(block, place);
  const found = instructionsIn(text);
  const confidence =
    next?.type === 'code' && !isOutput(text) ? leadIn(place, found) : prose(place, found, text);
  if (confidence === null) return note(block, place);
  return step(block, place, { title: stepTitle(text, found.at(-1)?.sentence), confidence });
}

/** How surely a paragraph and the code after it are a step, or null. */
function leadIn({ section }: BlockPlace, found: readonly FoundInstruction[]): number | null {
  if (section.kind === 'context') return null;
  if (section.kind === 'action') return found.length > 0 ? 0.8 : 0.65;
  return found.length > 0 ? 0.55 : null;
}

/** The same for a paragraph without code. One that only points to another document isn't a step. */
function prose({ mayBeProse }: BlockPlace, found: readonly FoundInstruction[], text: string): number | null {
  const acts = found.filter(({ sentence }) => !/^\W*(?:please )?(?:see|refer|read)\b/i.test(sentence));
  if (!mayBeProse || acts.length === 0 || (isOutput(text) && found.length < 2)) return null;
  return acts.some(({ kind }) => kind === 'order') ? 0.5 : 0.4;
}

/** A paragraph such as “**Step 2: Restart it**”, used as a heading. */
function isStepHeading({ children: [first, ...others] }: Paragraph, text: string): boolean {
  const number = headingNumber(text);
  if (first?.type !== 'strong') return false;
  return number?.kind === 'step' || (number !== null && others.length === 0 && isOrder(number.rest));
}

/** A sentence after a step's code or sentence belongs to the step, as does a picture; a sentence after a list doesn't. */
function note(block: Paragraph, place: BlockPlace): Cut[] {
  const before = place.section.blocks[place.index - 1];
  const isPicture = block.children.every(({ type }) => type === 'image' || type === 'imageReference');
  return isPicture || before?.type !== 'list' ? [] : context(block, place);
}

/** Whether a numbered list goes on after this block, which somebody forgot to indent. */
function isInsideList(blocks: readonly RootContent[], index: number): boolean {
  const before = blocks.slice(0, index).findLast(({ type }) => type === 'list');
  const after = blocks.slice(index + 1).find(({ type }) => type === 'list');
  if (before?.type !== 'list' || after?.type !== 'list' || !before.ordered || !after.ordered) return false;
  return (after.start ?? 1) === (before.start ?? 1) + before.children.length;
}

function step(block: RootContent, at: BlockPlace, what: { title: string; confidence: number }): Cut[] {
  const place = placeOf(block);
  return place ? [{ ...place, ...what, kind: 'step', depth: 0, section: sectionOf(at) }] : [];
}

/** Ends a step; without one, the text goes on. */
function context(block: RootContent, at: BlockPlace): Cut[] {
  const place = at.isInStep ? placeOf(block) : null;
  return place ? [{ ...place, kind: 'context', heading: sectionOf(at) }] : [];
}

function sectionOf({ section }: BlockPlace): string | null {
  return section.heading ? section.title : null;
}
