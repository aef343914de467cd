import { type TooComplex, tooComplex } from '../../text/markdown/too-complex.js';
import type { RunbookContent, RunbookProblem } from '../runbook.js';
import { parseClosed } from './close-fences.js';
import { readFrontMatter } from './front-matter.js';
import { readSections } from './sections/read-sections.js';
import { slice } from './slice.js';
import { findCuts } from './steps/find-cuts.js';
import { titleOf } from './title.js';

/**
 * A runbook, read from Markdown as people write it. Every word is in exactly one step or context section, in order.
 * Never throws; text that would take too long to read is kept as context, with a problem that says so.
 */
export function readRunbook({ path, markdown }: { path: string; markdown: string }): RunbookContent {
  const text = markdown.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const lines = text.split('\n');
  const complex = tooComplex(lines);
  if (complex) return asContext(path, text, keptAsText(complex));
  const { root, problems } = parseClosed(lines);
  const frontMatter = readFrontMatter(root);
  return {
    title: titleOf(root, { frontMatter, path }),
    applies: frontMatter.applies,
    ...slice(lines, findCuts(readSections(root.children))),
    problems: [...frontMatter.problems, ...problems],
  };
}

function keptAsText({ line, why }: TooComplex): RunbookProblem {
  return { line, message: `${why} The file was kept as text, without steps.` };
}

function asContext(path: string, text: string, problem: RunbookProblem): RunbookContent {
  return {
    title: titleOf(null, { frontMatter: null, path }),
    applies: { services: [], severities: [], labels: [], alerts: [] },
    steps: [],
    context: [{ heading: null, line: 1, markdown: text }],
    problems: [problem],
  };
}
