import { context, type MessageView, section } from './text/blocks.js';
import { escaped } from './text/text.js';

/** One command as the help shows it. */
export interface HelpEntry {
  name: string;
  aliases: readonly string[];
  usage: string;
  summary: string;
}

/** Commands that belong together. */
export interface HelpGroup {
  title: string;
  commands: readonly HelpEntry[];
}

/** Every command, one line each, under the heading of its group. */
export function helpView(groups: readonly HelpGroup[]): MessageView {
  return {
    text: '/incident commands',
    blocks: [
      ...groups.map((group) => section([`*${group.title}*`, ...group.commands.map(helpLine)].join('\n'))),
      context(
        "In an incident's channel, commands apply to that incident; elsewhere add `INC-42`. Details: `/incident help update`",
      ),
    ],
  };
}

function helpLine(entry: HelpEntry): string {
  return `\`/incident ${said(entry)}\`  ${escaped(entry.summary)}`;
}

/** Some commands in detail. */
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
