import type { Section } from '../sections/section.js';
import { type Cut, placeOf } from './cut.js';
import { cutBlocks } from './cut-blocks.js';
import { cutNested } from './cut-list.js';
import { isChoice, stepSections } from './step-sections.js';
import { stepTitle } from './step-title.js';

/** Where the steps and the context of these sections begin, in order. `under`: the heading around them, or null. */
export function findCuts(sections: readonly Section[], under: string | null = null): Cut[] {
  const steps = stepSections(sections);
  return sections.flatMap((section) => {
    const confidence = steps.get(section);
    if (confidence !== undefined) return cutStep(section, { confidence, under });
    return cutSection(section, { mayBeProse: section.children.length === 0 && !isChoice(section, sections) });
  });
}

function cutSection(section: Section, options: { mayBeProse: boolean }): Cut[] {
  const { heading, title, children } = section;
  const place = heading && placeOf(heading);
  return [
    ...(place ? [{ ...place, kind: 'context', heading: title } satisfies Cut] : []),
    ...cutBlocks(section, options),
    ...findCuts(children, heading ? title : null),
  ];
}

/** A heading that is a step has everything under it; lists of things to do are nested steps. */
function cutStep(
  section: Section,
  { confidence, under }: { confidence: number; under: string | null },
): Cut[] {
  const place = section.heading && placeOf(section.heading);
  if (!place) return [];
  const title = stepTitle(section.title);
  const step: Cut = { ...place, kind: 'step', title, depth: 0, confidence, section: under };
  return [step, ...nestedIn(section, { depth: 1, section: section.title })];
}

function nestedIn({ blocks, children }: Section, options: { depth: number; section: string }): Cut[] {
  return [...cutNested(blocks, options), ...children.flatMap((child) => nestedIn(child, options))];
}
