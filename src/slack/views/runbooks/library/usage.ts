import type { RunbookUsage } from '../../../../domain/runbooks/library/usage.js';
import { runbookName } from '../../../../domain/runbooks/run.js';
import { counted } from '../../../../domain/text/words.js';
import { type MessageView, section, sections, sentenceView } from '../../text/blocks.js';
import { dateOf, inLine, quotedInLine } from '../../text/text.js';

/** How the team's runbooks were used in the last `days`. */
export function usageView(usage: readonly RunbookUsage[], days: number): MessageView {
  if (usage.length === 0) return sentenceView(`No runbook was used in the last ${days} days.`);
  const title = `Runbooks used in the last ${days} days. Private incidents and drills don't count.`;
  const lines = usage.map(usageText);
  return { text: [title, ...lines].join('\n'), blocks: [section(title), ...sections(lines)] };
}

function usageText({ number, title, runs, finished, lastUsedAt, skipped }: RunbookUsage): string {
  const often = skipped.map((step) => `${quotedInLine(step.title, 100)} (${counted(step.times, 'time')})`);
  return [
    `*${runbookName(number)}* ${inLine(title, 150)}`,
    `used ${counted(runs, 'time')}, finished ${counted(finished, 'time')}`,
    `last on ${dateOf(lastUsedAt)}`,
    ...(often.length > 0 ? [`skipped most: ${often.join(', ')}`] : []),
  ].join(' · ');
}
