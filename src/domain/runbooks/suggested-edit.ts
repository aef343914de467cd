import { incidentName } from '../incident/incident.js';
import { carryOver } from './carry-over.js';
import type { Run, RunStep } from './run.js';
import type { RunbookContent } from './runbook.js';

/** The latest version of a runbook with its Markdown, exactly as it was imported. */
export interface RunbookSource {
  number: number;
  title: string;
  /** The folder that it comes from; null: it was added in Slack. */
  folder: string | null;
  /** Relative to the folder, with `/`. */
  path: string;
  markdown: string;
  content: RunbookContent;
}

/** A source with what people wrote about its steps. */
export interface EditedSource {
  markdown: string;
  /** How many remarks are about steps that the latest version doesn't have. */
  lost: number;
}

/**
 * The source with each note and each reason to skip quoted below its step, unless the step says it already. What people
 * wrote stays as it is: in a quote it can't change the text around it.
 */
export function withRemarks({ markdown, content }: RunbookSource, runs: readonly Run[]): EditedSource {
  const carried = runs.map(({ incidentNumber, steps }) => ({
    incidentNumber,
    steps: carryOver(steps, content.steps),
  }));
  const quotes = content.steps.map((step, index) => {
    const all = carried.flatMap(({ incidentNumber, steps }) => quotesOf(incidentNumber, steps[index]));
    return { line: step.line, quotes: [...new Set(all)].filter((one) => !step.markdown.includes(one)) };
  });
  const starts = [...content.steps, ...content.context].map(({ line }) => line).sort((a, b) => a - b);
  return {
    markdown: withQuotes(markdown, quotes, starts),
    lost: countOf(runs) - countOf(carried),
  };
}

/** Whether people wrote anything about a step of the run. */
export function hasRemarks({ steps }: Pick<Run, 'steps'>): boolean {
  return steps.some((step) => remarksOf(step).length > 0);
}

function countOf(runs: readonly Pick<Run, 'steps'>[]): number {
  return runs.flatMap(({ steps }) => steps.flatMap(remarksOf)).length;
}

function remarksOf({ note, state }: RunStep): { kind: 'note' | 'skipped'; text: string }[] {
  return [
    ...(note === null ? [] : [{ kind: 'note', text: note } as const]),
    ...(state.kind === 'skipped' ? [{ kind: 'skipped', text: state.reason } as const] : []),
  ];
}

/** `> INC-42: only Adyen, 31%` and `> Skipped in INC-42: it is green`. */
function quotesOf(incident: number, step: RunStep | undefined): string[] {
  const name = incidentName(incident);
  return (step ? remarksOf(step) : []).map(({ kind, text }) =>
    `${kind === 'note' ? name : `Skipped in ${name}`}: ${text}`
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  );
}

/** `starts`: the lines where steps and context begin, in order. */
function withQuotes(
  markdown: string,
  added: readonly { line: number; quotes: readonly string[] }[],
  starts: readonly number[],
): string {
  const lines = markdown.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const lineEnd = /\r\n?|\n/.exec(markdown)?.[0] ?? '\n';
  for (const { line, quotes } of added.toReversed()) {
    if (quotes.length === 0) continue;
    const next = starts.find((start) => start > line) ?? lines.length + 1;
    const own = lines.slice(line - 1, next - 1);
    const end = own.findLastIndex((text) => text.trim() !== '') + line;
    const indent = indentBelow(own.slice(0, end - line + 1));
    const below = quotes
      .join('\n\n')
      .split('\n')
      .map((text) => (text ? indent + text : ''));
    const isLast = (lines[end] ?? '').trim() === '';
    lines.splice(end, 0, ...['', ...below, ...(isLast ? [] : [''])].map((text) => text + lineEnd));
    lines[end - 1] = (lines[end - 1] ?? '').replace(/[\r\n]*$/, lineEnd);
  }
  return lines.join('');
}

/** The indentation of a new block at the end of a step: that of its item, unless its text has left the item. */
function indentBelow(own: readonly string[]): string {
  const inner = innerIndent(own[0] ?? '');
  const blank = own.findLastIndex((text) => text.trim() === '');
  const last = blank < 0 ? inner : indentOf(own[blank + 1] ?? '');
  return last.length < inner.length ? last : inner;
}

/** The indentation of what is inside the item that begins in this line; of the line, if none does. */
function innerIndent(line: string): string {
  const [, mark = '', space = ''] = /^[ \t]*([*+-]|\d{1,9}[.)])([ \t]+|$)/.exec(line.trimEnd()) ?? [];
  if (mark === '') return indentOf(line);
  if (space.includes('\t')) return `${indentOf(line)}\t`;
  return indentOf(line) + ' '.repeat(mark.length + (space.length > 4 ? 1 : space.length || 1));
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
