import type { Heading, RootContent } from '../../../text/markdown/parse-markdown.js';
import { plainText } from '../../../text/markdown/plain-text.js';
import { headingNumber } from './heading.js';
import { repairNesting } from './repair-nesting.js';
import type { Section } from './section.js';
import { kindOfHeading, type SectionKind } from './section-kind.js';

/** The sections of a document, nested by their levels. The first holds what is before the first heading. */
export function readSections(blocks: readonly RootContent[]): Section[] {
  const flat = splitAtHeadings(blocks);
  alignSteps(flat);
  return nest(flat);
}

function splitAtHeadings(blocks: readonly RootContent[]): Section[] {
  const sections = [sectionUnder(null)];
  for (const block of repairNesting(blocks)) {
    if (block.type === 'heading') sections.push(sectionUnder(block));
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function sectionUnder(heading: Heading | null): Section {
  const title = heading ? plainText(heading) : '';
  return { heading, title, level: heading?.depth ?? 0, kind: 'neutral', blocks: [], children: [] };
}

/** Gives headings such as “Step 3” the level that most of them have: one of them may have a wrong one. */
function alignSteps(sections: Section[]): void {
  const steps = sections.filter(({ title }) => headingNumber(title)?.kind === 'step');
  const counts = new Map<number, number>();
  for (const { level } of steps) counts.set(level, (counts.get(level) ?? 0) + 1);
  const [usual] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  if (usual !== undefined && (counts.get(usual) ?? 0) > steps.length / 2)
    for (const step of steps) step.level = usual;
}

/** Puts each section into the one that it is under, and gives it that one's kind if its heading doesn't say one. */
function nest(flat: readonly Section[]): Section[] {
  const [, first] = flat;
  const title = first?.level === 1 ? first : null;
  const roots: Section[] = [];
  const open: Section[] = [];
  for (const section of flat) {
    while ((open.at(-1)?.level ?? -1) >= section.level) open.pop();
    const parent = open.at(-1);
    if (section !== title) section.kind = kindIn(parent?.kind ?? 'neutral', section.title);
    (parent?.children ?? roots).push(section);
    if (section.heading) open.push(section);
  }
  return roots;
}

/** What an action needs before it can be done is part of doing it, unlike what the whole document needs. */
function kindIn(inherited: SectionKind, title: string): SectionKind {
  if (inherited === 'action' && /^pre-?requisites?$/i.test(title)) return 'neutral';
  return kindOfHeading(headingNumber(title)?.rest ?? title) ?? inherited;
}
