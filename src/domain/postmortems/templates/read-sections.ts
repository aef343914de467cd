import { toOneLine } from '../../text/check-text.js';
import { type Heading, parseMarkdown } from '../../text/markdown/parse-markdown.js';
import { plainText } from '../../text/markdown/plain-text.js';
import { tooComplex } from '../../text/markdown/too-complex.js';
import { sectionIds } from '../template.js';
import type { ReadSection } from './read-section.js';
import { faultsAround, faultsOf, htmlFaults, type TemplateFault } from './template-faults.js';

export interface ReadTemplate {
  /** In YAML; null: there is none. */
  frontMatter: string | null;
  sections: ReadSection[];
  /** In order. */
  faults: TemplateFault[];
}

/**
 * The sections of a template: each `##` heading starts one. `{#impact}` after its words says which part of the record goes
 * there; without it, people write the section. The text up to the next one is its guidance.
 */
export function readSections(markdown: string): ReadTemplate {
  const lines = markdown.split('\n');
  const complex = tooComplex(lines);
  if (complex) {
    const { line, why: remedy } = complex;
    const fault = { line, found: 'a file that takes too long to read', expected: 'a template', remedy };
    return { frontMatter: null, sections: [], faults: [fault] };
  }
  const root = parseMarkdown(markdown, { bareLinks: false });
  const headings = root.children.filter((one): one is Heading => one.type === 'heading' && one.depth === 2);
  const sections = headings.map((heading, index) => sectionAt(heading, headings[index + 1], lines));
  const faults = [...faultsAround(root, headings[0]), ...htmlFaults(root), ...faultsOf(sections)];
  const [first] = root.children;
  return {
    frontMatter: first?.type === 'yaml' ? first.value : null,
    sections,
    faults: faults.toSorted((one, other) => one.line - other.line),
  };
}

function sectionAt(heading: Heading, next: Heading | undefined, lines: readonly string[]): ReadSection {
  const line = heading.position?.start.line ?? 1;
  const [, words = '', part = null] = /^(.*?)(?:\{#([^{}]*)\})?$/.exec(plainText(heading)) ?? [];
  const title = toOneLine(words);
  const id = sectionIds.find((one) => one === part) ?? null;
  const end = (next?.position?.start.line ?? lines.length + 1) - 1;
  const guidance =
    lines
      .slice(heading.position?.end.line ?? line, end)
      .join('\n')
      .trim() || null;
  return { section: { id, key: id ?? keyOf(title, line), title, guidance }, part, line };
}

/** `What customers saw` as `what-customers-saw`. */
function keyOf(title: string, line: number): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, 80) || `section-${line}`;
}
