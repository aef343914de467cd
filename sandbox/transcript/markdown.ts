import { withEmoji } from '../emoji/emoji.js';
import { bold, cyan, dim, italic, sanitised, struck, underlined } from './ink.js';
import { inkedCodeBlock } from './mrkdwn.js';
import { type Align, tableLines } from './table.js';
import { wrapped } from './wrap.js';

/** The lines of a `markdown` block: headings, lists, quotes, code, tables and inline styles of ordinary Markdown. */
export function markdownLines(text: string, width: number): string[] {
  return chunksOf(sanitised(text).trim()).flatMap((chunk) => chunkLines(chunk, width));
}

function chunkLines(chunk: Chunk, width: number): string[] {
  switch (chunk.kind) {
    case 'code':
      return inkedCodeBlock(chunk.lines.join('\n')).slice(1, -1).split('\n');
    case 'table':
      return markdownTable(chunk.lines, width);
    case 'text':
      return chunk.lines.flatMap((line) => wrapped(inkedLine(line, width), width));
  }
}

type Chunk = { kind: 'code' | 'table' | 'text'; lines: string[] };

function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let inCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*```/.test(line)) {
      inCode = !inCode;
      if (inCode) chunks.push({ kind: 'code', lines: [] });
      continue;
    }
    const kind = inCode ? 'code' : /^\s*\|.*\|\s*$/.test(line) ? 'table' : 'text';
    const last = chunks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else chunks.push({ kind, lines: [line] });
  }
  return chunks;
}

const cellsOfRow = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function markdownTable(lines: readonly string[], width: number): string[] {
  const [heading = '', rule = '', ...body] = lines;
  const isRule = /^[\s|:-]+$/.test(rule);
  const rows = [heading, ...(isRule ? body : lines.slice(1))];
  return tableLines(
    rows.map((row) => cellsOfRow(row).map(inkedInline)),
    isRule ? cellsOfRow(rule).map(alignOf) : [],
    width,
  );
}

function alignOf(rule: string): Align {
  if (!rule.endsWith(':')) return 'left';
  return rule.startsWith(':') ? 'center' : 'right';
}

function inkedLine(line: string, width: number): string {
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return dim('─'.repeat(width));
  const [, , heading] = line.match(/^(#{1,6})\s+(.*)$/) ?? [];
  if (heading !== undefined) return bold(inkedInline(heading.replace(/\s#+$/, '')));
  const [, indent = '', sign, words = ''] = line.match(/^(\s*)([-*+]|>)\s+(.*)$/) ?? [];
  if (sign === '>') return `${dim('│')} ${inkedInline(words)}`;
  if (sign) return `${indent}${inkedItem(words, indent.length)}`;
  return inkedInline(line);
}

function inkedItem(words: string, depth: number): string {
  const [, box, task = ''] = words.match(/^\[([ xX])\]\s+(.*)$/) ?? [];
  if (box !== undefined) return `${box === ' ' ? '☐' : '☑'} ${inkedInline(task)}`;
  return `${depth > 1 ? '◦' : '•'} ${inkedInline(words)}`;
}

/** Code first and out of the way of the other marks. */
function inkedInline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece) => (/^`.+`$/.test(piece) ? cyan(piece) : inkedWords(piece)))
    .join('');
}

function inkedWords(text: string): string {
  const so = text
    .replace(/!?\[([^\]]*)\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g, (_, label: string, url: string) =>
      underlined(label || url),
    )
    .replace(/\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__/g, (_, a?: string, b?: string) => bold(a ?? b ?? ''))
    .replace(
      /(?<![\w*])\*(\S(?:[^*]*?\S)?)\*(?![\w*])|(?<!\w)_(\S(?:[^_]*?\S)?)_(?!\w)/g,
      (_, a?: string, b?: string) => italic(a ?? b ?? ''),
    )
    .replace(/~~(\S(?:.*?\S)?)~~/g, (_, words: string) => struck(words));
  return withEmoji(so).replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1');
}
