import type { KnownBlock } from '@slack/types';
import { section } from '../text/blocks.js';
import { escaped } from '../text/text.js';

/** More than Slack lets anyone type; all blocks of a message together may hold about 12,000 characters. */
const maxParts = 3;
const partMaxChars = 2_900;

/** Returns the whole typed text, to copy and send again. `line`: plain text. */
export function typedTextBack(line: string): KnownBlock[] {
  const parts = [''];
  for (const character of line.slice(0, maxParts * partMaxChars).replaceAll('```', "'''")) {
    const longer = `${parts.at(-1)}${escaped(character)}`;
    if (longer.length <= partMaxChars) parts.splice(-1, 1, longer);
    else parts.push(escaped(character));
  }
  return parts.slice(0, maxParts).map((part) => section(`\`\`\`${part}\`\`\``));
}
