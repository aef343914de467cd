import type { Button, KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { clip, sanitized } from './text.js';

/** A message: blocks, and a fallback text for notifications and screen readers. */
export interface MessageView {
  text: string;
  blocks: KnownBlock[];
}

/** A message of one sentence. */
export function sentenceView(text: string): MessageView {
  return { text, blocks: [section(text)] };
}

export function plain(text: string, maxChars = 75): PlainTextElement {
  return { type: 'plain_text', text: clip(sanitized(text), maxChars), emoji: true };
}

export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text };
}

/** Slack's limit on the text of a section. Source: Block Kit reference. */
export const sectionMaxChars = 3_000;

/** A paragraph; its text must be escaped. Slack allows 3,000 characters. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** Lines in as few sections as possible; each line must be escaped and have at most 3,000 characters. */
export function sections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = texts.length === 0 ? line : `${texts.at(-1)}\n${line}`;
    if (texts.length > 0 && longer.length <= sectionMaxChars) texts.pop();
    texts.push(longer.length <= sectionMaxChars ? longer : line);
  }
  return texts.map(section);
}

export function fields(texts: string[]): KnownBlock {
  return { type: 'section', fields: texts.map(mrkdwn) };
}

/** Small print; its texts must be escaped. */
export function context(...texts: string[]): KnownBlock {
  return { type: 'context', elements: texts.map(mrkdwn) };
}

/** Slack's limit on a header. Source: Block Kit reference. */
export const headerMaxChars = 150;

export function header(text: string): KnownBlock {
  return { type: 'header', text: plain(text, headerMaxChars) };
}

export interface ButtonOptions {
  label: string;
  actionId: string;
  value: string;
  style?: 'primary' | 'danger';
}

export function button({ label, actionId, value, style }: ButtonOptions): Button {
  return {
    type: 'button',
    text: plain(label),
    action_id: actionId,
    value,
    ...(style && { style }),
  };
}

/** A row of buttons and menus. */
export function actions(...elements: Extract<KnownBlock, { type: 'actions' }>['elements']): KnownBlock {
  return { type: 'actions', elements };
}
