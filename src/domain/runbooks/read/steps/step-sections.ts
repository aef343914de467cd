import { textWithCode } from '../../../text/markdown/plain-text.js';
import { isOrder } from '../language/instruction.js';
import { headingNumber } from '../sections/heading.js';
import type { Section } from '../sections/section.js';
import { kindOfHeading } from '../sections/section-kind.js';
import { cutBlocks } from './cut-blocks.js';

/** The sections next to each other that are steps as a whole, with how sure that is. */
export function stepSections(sections: readonly Section[]): ReadonlyMap<Section, number> {
  return new Map([
    ...ordersAmong(sections).map((section) => [section, 0.7] as const),
    ...sequenceAmong(sections).map((section) => [section, 0.9] as const),
    ...sections
      .filter(({ title }) => headingNumber(title)?.kind === 'step')
      .map((one) => [one, 0.95] as const),
  ]);
}

/** Whether a section is one of several ways: numbered beside others, though their headings don't say what to do. */
export function isChoice(section: Section, sections: readonly Section[]): boolean {
  const numbered = numberedAmong(sections);
  return numbered.includes(section) && numbered.length > 1;
}

/** Headings with numbers, of which most say what to do. */
function sequenceAmong(sections: readonly Section[]): Section[] {
  const numbered = numberedAmong(sections);
  const orders = numbered.filter(saysWhatToDo);
  return numbered.length > 1 && orders.length > numbered.length / 2 ? numbered : [];
}

/** Headings with numbers; none if these number the usual parts of a document, such as “2. Impact”. */
function numberedAmong(sections: readonly Section[]): Section[] {
  const numbered = sections.filter(({ title }) => headingNumber(title)?.kind === 'number');
  const parts = numbered.filter(({ title }) => kindOfHeading(headingNumber(title)?.rest ?? title) !== null);
  return parts.length < 2 ? numbered : [];
}

/** Headings that say what to do, where things are done or where most do; unless several steps are under them. */
function ordersAmong(sections: readonly Section[]): Section[] {
  const numbered = numberedAmong(sections);
  const unknown = sections
    .filter(({ heading, title }) => heading && kindOfHeading(title) === null)
    .filter((section) => numbered.length < 2 || !numbered.includes(section));
  const orders = unknown.filter(saysWhatToDo);
  const isSequence = orders.length > 1 && orders.length / unknown.length > 0.6;
  return orders
    .filter(({ kind }) => kind === 'action' || (kind === 'neutral' && isSequence))
    .filter(isOneStep);
}

function isOneStep(section: Section): boolean {
  const steps = cutBlocks(section, { mayBeProse: false }).filter((cut) => cut.kind === 'step');
  return steps.filter(({ depth }) => depth === 0).length < 2;
}

function saysWhatToDo({ heading }: Section): boolean {
  return heading !== null && isOrder(textWithCode(heading));
}
