import type { KnownBlock } from '@slack/types';
import { actionItemName } from '../../../../domain/action-items/action-item.js';
import type {
  Block,
  Gap,
  PostmortemDocument,
  Section,
  Statement,
} from '../../../../domain/postmortems/document.js';
import { isWritable, sectionIds } from '../../../../domain/postmortems/template.js';
import { counted } from '../../../../domain/text/words.js';
import { unreachable } from '../../../../domain/unreachable.js';
import { actionIds, carry } from '../../action-ids.js';
import { button, context, section, sections } from '../../text/blocks.js';
import { author, byPerson, duration, inLine, person, timeOf } from '../../text/text.js';
import { commentBlocks } from '../comments.js';
import { guidanceBlocks } from './guidance.js';
import { proseBlocks } from './prose.js';
import { spansText } from './spans.js';

/** How many highlights the draft shows in Slack; the timeline has them all. */
const maxRows = 15;

/** A section of the draft: what people wrote, what the record shows, and what is open. */
export function postmortemSection(document: PostmortemDocument, one: Section): KnownBlock[] {
  const { title, key, guidance, written, blocks, answers, gaps } = one;
  return [
    heading(document, { title, key, isOurs: !isWritable(one) }),
    ...guidanceBlocks(guidance),
    ...(written ? [...proseBlocks(written.markdown), writer(document, key, written)] : []),
    ...blocks.flatMap((block) => blockOf(document, block)),
    ...sections(
      answers.map(
        ({ question, markdown, by }) =>
          `*${spansText(question)}* ${inLine(markdown, 2_000)} ${byPerson(by).trim()}`,
      ),
    ),
    ...gaps.map((gap) => gapBlock(document, gap)),
    ...commentBlocks(document, one),
  ];
}

function heading(
  { incident, state }: PostmortemDocument,
  { title, key, isOurs }: { title: string; key: string; isOurs: boolean },
): KnownBlock {
  const text = section(`*${inLine(title, 150)}*`);
  if (isOurs || state === 'published' || text.type !== 'section') return text;
  const value = carry(incident.number, `postmortem edit ${key}`);
  return {
    ...text,
    accessory: button({ label: 'Edit', actionId: `${actionIds.runLine}:edit-${key}`, value }),
  };
}

/** Who wrote it and when, with a button for what is to be done about it. */
function writer(
  { incident }: PostmortemDocument,
  key: string,
  { by, at }: { by: string | null; at: Date },
): KnownBlock {
  const text = section(`${person(by ?? '')} · ${timeOf(at)}`);
  if (text.type !== 'section') return text;
  const value = carry(incident.number, `postmortem action ${key}`);
  return {
    ...text,
    accessory: button({ label: 'Create action item', actionId: `${actionIds.runLine}:action-${key}`, value }),
  };
}

function blockOf(document: PostmortemDocument, block: Block): KnownBlock[] {
  switch (block.kind) {
    case 'statements':
      return sections(block.statements.map((one) => `• ${statementText(document, one)}`));
    case 'prompts':
      return sections(block.statements.map((one) => `🔎 ${statementText(document, one)}`));
    case 'timeline':
      return timelineBlocks(block);
    case 'metrics':
      return sections(
        block.rows.map(
          ({ label, ms, why }) => `${label}: ${ms === null ? `_${inLine(why, 200)}_` : `*${duration(ms)}*`}`,
        ),
      );
    case 'action_items':
      return sections(
        document.actionItems.map(({ number, title, ownerId, dueOn, status }) => {
          const owner = ownerId ? person(ownerId) : 'nobody';
          return `• ${actionItemName(number)} ${inLine(title, 300)} · ${owner}${dueOn ? ` · due ${dueOn}` : ''} · ${status.kind.replaceAll('_', ' ')}`;
        }),
      );
    case 'sources':
      return [context(`${counted(document.sources.length, 'source')}; exports list them all.`)];
    default:
      return unreachable(block);
  }
}

/** The words, then the sources as links where Slack has them. */
function statementText({ sources }: PostmortemDocument, { spans, sources: numbers }: Statement): string {
  const links = numbers.flatMap((number) => {
    const source = sources[number - 1];
    return source?.permalink ? [`<${source.permalink}|${number}>`] : [];
  });
  return `${spansText(spans)}${links.length > 0 ? ` [${links.join(', ')}]` : ''}`;
}

function timelineBlocks({ rows, contradictions }: Extract<Block, { kind: 'timeline' }>): KnownBlock[] {
  const lines = rows.slice(0, maxRows).map((row) => {
    const who = row.author ? `${author({ authorId: row.author.id, authorName: row.author.name })} ` : '';
    const link = row.permalink ? ` <${row.permalink}|link>` : '';
    return `${timeOf(row.at)}  ${who}${spansText(row.spans)}${link}`;
  });
  const more = rows.length > maxRows ? [`… and ${rows.length - maxRows} more: \`/incident timeline\``] : [];
  const wrong =
    contradictions.length > 0
      ? ['⚠ Some times are in an impossible order. Check them: `/incident times`']
      : [];
  return sections([...lines, ...more, ...wrong]);
}

/** An open question, with a button that opens the form for its answer. */
export function gapBlock({ incident, state, ownerId }: PostmortemDocument, gap: Gap): KnownBlock {
  const { key, question, askId } = gap;
  const who = askId && askId !== ownerId ? ` ${person(askId)} may know.` : '';
  const text = section(`❓ ${spansText(question)}${who}`);
  if (state === 'published' || text.type !== 'section') return text;
  const { label, line } = howToAnswer(gap);
  const actionId = `${actionIds.runLine}:answer-${key}`;
  return { ...text, accessory: button({ label, actionId, value: carry(incident.number, line) }) };
}

/** What is answered elsewhere: times, services, action items, and the texts of sections. */
function howToAnswer({ key }: Gap): { label: string; line: string } {
  const [, item] = /^owner-(\d+)$/.exec(key) ?? [];
  if (item) return { label: 'Assign', line: `action ${actionItemName(Number(item))} owner` };
  switch (key) {
    case 'impact_started':
      return { label: 'Set time', line: 'impact' };
    case 'impact_ended':
      return { label: 'Set time', line: 'times' };
    case 'affects':
      return { label: 'Name services', line: 'affects' };
    case 'action_items':
      return { label: 'Add action item', line: 'action' };
    case 'timeline':
      return { label: 'Open timeline', line: 'timeline all' };
    default:
      return isSection(key)
        ? { label: 'Write', line: `postmortem edit ${key}` }
        : { label: 'Answer', line: `postmortem answer ${key}` };
  }
}

function isSection(key: string): boolean {
  return sectionIds.some((id) => id === key);
}
