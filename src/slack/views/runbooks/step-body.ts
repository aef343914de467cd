import type { KnownBlock } from '@slack/types';
import { section } from '../text/blocks.js';
import { escapeAndClip, sanitized } from '../text/text.js';

/** What a step says below its title, with its variables filled in. */
export function stepBody(markdown: string, _values: Record<string, string>): KnownBlock[] {
  const [, ...rest] = markdown.split('\n');
  const body = rest.join('\n').trim();
  return body ? [section(escapeAndClip(sanitized(body), bodyMaxChars))] : [];
}

const bodyMaxChars = 2_900;
