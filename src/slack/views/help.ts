import { context, type MessageView, section } from './text/blocks.js';
import { escaped } from './text/text.js';

/** One verb as the help shows it. */
export interface HelpEntry {
  name: string;
  aliases: readonly string[];
  usage: string;
  summary: string;
}

/** All words, one line each. */
export function helpView(entries: readonly HelpEntry[]): MessageView {
  const lines = entries.map((entry) => `\`/incident ${said(entry)}\`  ${escaped(entry.summary)}`);
  const half = Math.ceil(lines.length / 2);
  return {
    text: 'What /incident can do',
    blocks: [
      section(lines.slice(0, half).join('\n')),
      section(lines.slice(half).join('\n')),
      context(
        'In an incident’s channel the words are about that incident; elsewhere add `INC-42` or be asked. One word in detail: `/incident help update`',
      ),
    ],
  };
}

/** Some words in detail. */
export function helpOnView(entries: readonly HelpEntry[]): MessageView {
  const texts = entries.slice(0, 10).map(inDetail);
  return { text: texts.join('\n'), blocks: texts.map(section) };
}

function inDetail(entry: HelpEntry): string {
  const also =
    entry.aliases.length > 0 ? `\nAlso: ${entry.aliases.map((alias) => `\`${alias}\``).join(', ')}` : '';
  return `\`/incident ${said(entry)}\`\n${escaped(entry.summary)}.${also}`;
}

function said(entry: HelpEntry): string {
  return escaped(`${entry.name} ${entry.usage}`.trim());
}
