import { actionsLines } from './actions.js';
import { bold, dim, green, red, sanitized, yellow } from './ansi.js';
import { cells } from './cells.js';
import { chartLines } from './chart.js';
import { elementLines } from './element.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { inputLines } from './input.js';
import { markdownLines } from './markdown.js';
import { styledPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { richTextLines } from './rich-text.js';
import { sectionLines } from './section.js';
import { tableBlockLines } from './table-block.js';
import { planLines, taskLines } from './task.js';
import { styledText } from './text-object.js';
import { indented, wrapped } from './wrap.js';

/** The styled lines of a block, at most `width` columns wide. A block of unknown type shows its type. */
export function blockLines(block: Fields, reader: Reader, width: number): string[] {
  switch (block.type) {
    case 'header':
      return headerLines(styledText(block.text, reader), width);
    case 'section':
      return sectionLines(block, reader, width);
    case 'context':
      return indented(wrapped(dim(inRow(block.elements, reader)), width - 2), '  ');
    case 'divider':
      return [dim('─'.repeat(Math.min(width, 60)))];
    case 'actions':
    case 'context_actions':
      return actionsLines(block, reader, width);
    case 'input':
      return inputLines(block, reader, width);
    case 'rich_text':
      return richTextLines(block, reader, width);
    case 'markdown':
      return markdownLines(stringOf(block.text), width);
    case 'table':
    case 'data_table':
      return tableBlockLines(block, reader, width);
    default:
      return rareLines(block, reader, width);
  }
}

function rareLines(block: Fields, reader: Reader, width: number): string[] {
  switch (block.type) {
    case 'image':
      return pictureLines('image', block.alt_text, styledText(block.title, reader), width);
    case 'video':
      return pictureLines('video', block.alt_text, styledText(block.title, reader), width);
    case 'data_visualization':
      return chartLines(block, width);
    case 'file':
      return [`📎 ${sanitized(stringOf(block.external_id))}`];
    case 'alert':
      return wrapped(`${alertSigns[stringOf(block.level)] ?? '│'} ${styledText(block.text, reader)}`, width);
    case 'card':
      return cardLines(block, reader, width);
    case 'carousel':
      return listOf(block.elements).flatMap((card) => cardLines(fieldsOf(card), reader, width));
    case 'container':
      return containerLines(block, reader, width);
    case 'plan':
      return planLines(block, reader, width);
    case 'task_card':
      return taskLines(block, reader, width);
    default:
      return [dim(`[${sanitized(stringOf(block.type)) || 'block'}]`)];
  }
}

function headerLines(words: string, width: number): string[] {
  const lines = wrapped(bold(words), width);
  return [...lines, dim('─'.repeat(Math.max(0, ...lines.map(cells))))];
}

/** A context block's texts and images, in one row. */
function inRow(elements: unknown, reader: Reader): string {
  return listOf(elements)
    .map(fieldsOf)
    .map((element) =>
      element.type === 'image' ? elementLines(element, reader).join('') : styledText(element, reader),
    )
    .join('  ');
}

function pictureLines(kind: 'image' | 'video', alt: unknown, title: string, width: number): string[] {
  return [...(title ? wrapped(bold(title), width) : []), dim(`[${kind}: ${styledPlain(stringOf(alt))}]`)];
}

const alertSigns: Readonly<Record<string, string>> = {
  info: 'ℹ',
  warning: yellow('⚠'),
  error: red('✖'),
  success: green('✔'),
};

function cardLines(card: Fields, reader: Reader, width: number): string[] {
  const words = [
    bold(styledText(card.title, reader)),
    dim(styledText(card.subtitle, reader)),
    styledText(card.body, reader),
    dim(styledText(card.subtext, reader)),
  ];
  return [
    ...words.filter(Boolean).flatMap((text) => wrapped(text, width)),
    ...actionsLines({ elements: card.actions }, reader, width),
  ];
}

function containerLines(block: Fields, reader: Reader, width: number): string[] {
  const title = block.rich_text_title
    ? richTextLines(fieldsOf(block.rich_text_title), reader, width)
    : wrapped(bold(styledText(block.title, reader)), width);
  const children = listOf(block.child_blocks).flatMap((child) =>
    blockLines(fieldsOf(child), reader, width - 2),
  );
  return [...title, ...indented(children, `${dim('│')} `)];
}
