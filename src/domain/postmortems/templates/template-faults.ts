import type { Heading, Nodes, Root } from '../../text/markdown/parse-markdown.js';
import { plainText } from '../../text/markdown/plain-text.js';
import { nearestWord } from '../../text/nearest-word.js';
import { sectionIds } from '../template.js';
import type { ReadSection } from './read-section.js';

/** What is wrong with a template, and how to correct it. */
export interface TemplateFault {
  /** From 1. */
  line: number;
  found: string;
  expected: string;
  /** A sentence. */
  remedy: string;
}

/** In characters, but for the number of sections. */
const limits = { sections: 40, title: 150, guidance: 3_000 };

/** What is outside of all sections: titles, and text before the first one. */
export function faultsAround({ children }: Root, first: Heading | undefined): TemplateFault[] {
  if (!first) {
    const expected = 'a ## heading for each section';
    return [
      { line: 1, found: 'no section', expected, remedy: 'Start from a file in templates/postmortems.' },
    ];
  }
  const before = children.slice(0, children.indexOf(first));
  const text = before.find(({ type }) => type !== 'yaml' && type !== 'heading' && type !== 'html');
  const titles = children.filter((one) => one.type === 'heading' && one.depth === 1);
  return [
    ...titles.map((one) => ({
      ...{ line: lineOf(one), found: `the title “${plainText(one)}”`, expected: 'sections as ## headings' },
      remedy: "Remove it: a post-mortem has its incident's title.",
    })),
    ...(text
      ? [
          {
            ...{ line: lineOf(text), found: 'text before the first section', expected: 'a ## heading' },
            remedy: 'Move it below a heading.',
          },
        ]
      : []),
  ];
}

/** Each piece of HTML, comments included: Slack would show it as text. */
export function htmlFaults(node: Nodes): TemplateFault[] {
  if (node.type !== 'html') return 'children' in node ? node.children.flatMap(htmlFaults) : [];
  const [start = ''] = node.value.slice(0, 40).split('\n', 1);
  const remedy = 'Remove it, or put it in backticks if people are to read it.';
  return [{ line: lineOf(node), found: `HTML, ${start}`, expected: 'Markdown', remedy }];
}

/** What is wrong with single sections, and those that are there twice. */
export function faultsOf(sections: readonly ReadSection[]): TemplateFault[] {
  const faults = sections.flatMap((one, index) =>
    [partFault(one), titleFault(one), guidanceFault(one), repeated(one, sections.slice(0, index))].flatMap(
      (fault) => (fault ? [{ line: one.line, ...fault }] : []),
    ),
  );
  const first = sections[limits.sections];
  if (!first) return faults;
  const found = `${sections.length} sections`;
  const tooMany = { found, expected: `at most ${limits.sections}`, remedy: 'Remove some.' };
  return [...faults, { line: first.line, ...tooMany }];
}

type Fault = Omit<TemplateFault, 'line'>;

/** An unknown part, or a heading that is named like a part but leaves it to people. */
function partFault({ section: { id, key }, part }: ReadSection): Fault | null {
  if (id !== null) return null;
  if (part === null) {
    const meant = sectionIds.find((one) => one === key.replaceAll('-', '_'));
    if (!meant) return null;
    const remedy = 'Add it, or word the heading differently.';
    return { found: `a heading like the part ${meant}`, expected: `{#${meant}} after it`, remedy };
  }
  const near = nearestWord(part.trim().replaceAll('-', '_'), sectionIds);
  return {
    found: `the part ${JSON.stringify(part)}`,
    expected: `one of ${sectionIds.join(', ')}`,
    remedy: near
      ? `Did you mean {#${near}}?`
      : 'Correct it, or leave {#…} out for a section that people write.',
  };
}

function titleFault({ section: { title } }: ReadSection): Fault | null {
  if (title !== '' && title.length <= limits.title) return null;
  const found = title === '' ? 'a heading without words' : `a heading of ${title.length} characters`;
  return { found, expected: `1 to ${limits.title} characters`, remedy: 'Correct it.' };
}

function guidanceFault({ section: { title, guidance } }: ReadSection): Fault | null {
  if (guidance === null || guidance.length <= limits.guidance) return null;
  const found = `${guidance.length} characters below “${title}”`;
  return { found, expected: `at most ${limits.guidance}`, remedy: 'Shorten them.' };
}

function repeated({ section }: ReadSection, before: readonly ReadSection[]): Fault | null {
  const { id, key, title } = section;
  const same = before.find(
    (one) => one.section.key === key || one.section.title.toLowerCase() === title.toLowerCase(),
  );
  if (!same) return null;
  const what = id !== null && id === same.section.id ? `the part ${id}` : `“${title}”`;
  return {
    found: `${what} a second time`,
    ...{ expected: 'each section once', remedy: `Remove it, or the one in line ${same.line}.` },
  };
}

function lineOf({ position }: Nodes): number {
  return position?.start.line ?? 1;
}
