import { isActive } from '../../../domain/incident/status.js';
import type { Refusal } from '../../../domain/refusal.js';
import { capital } from '../../../domain/text/words.js';
import { actionIds, carry } from '../action-ids.js';
import { refusalText } from '../refusal.js';
import {
  actions,
  type ButtonOptions,
  button,
  type MessageView,
  section,
  sentenceView,
} from '../text/blocks.js';
import { escaped, inLine, wellFormed } from '../text/text.js';
import { typedTextBack } from './typed-text-back.js';

/** Text after a command that doesn't take it (plain), and what to do with it. */
export interface LeftOver {
  command: string;
  usage: string;
  words: string;
  /** The named incident; null: the channel's. */
  number: number | null;
  /** The line each button runs, by label. */
  offers: { label: string; line: string }[];
}

/** Says that the command can't use the text, what it takes, and what to do instead. */
export function leftOverView({ command, usage, words, number, offers }: LeftOver): MessageView {
  const takes = escaped(`/incident ${command} ${usage}`.trim());
  const text = `\`${command}\` doesn't take “${inLine(words, 200)}”. It takes \`${takes}\`.`;
  const buttons = offers.map(
    ({ label, line }, index): ButtonOptions => ({
      label,
      actionId: `${actionIds.runLine}:offer-${index}`,
      value: carry(number ?? 0, wellFormed(line)),
    }),
  );
  const fitting = buttons.filter(({ value }) => value.length <= 2_000);
  return {
    text,
    blocks: [
      section(text),
      ...(words.length > 200 ? typedTextBack(words) : []),
      ...(fitting.length > 0 ? [actions(...fitting.map(button))] : []),
    ],
  };
}

/**
 * A refusal that returns the typed text: as an update to post while the incident is active, else to copy; or the whole
 * line, to correct.
 */
export function refusedView(
  refusal: Refusal,
  said: { words: string; plainWords: string; number: number | null } | { line: string } | null,
): MessageView {
  const text = refusalText(refusal);
  if (!said) return sentenceView(text);
  if ('line' in said) return { text, blocks: [section(text), ...typedTextBack(said.line)] };
  const value = carry(said.number ?? 0, wellFormed(`update ${said.words}`));
  const isOver = 'status' in refusal && !isActive(refusal.status);
  const mayPost = !isOver && value.length <= 2_000;
  const actionId = `${actionIds.runLine}:offer-0`;
  return {
    text,
    blocks: [
      section(text),
      ...(mayPost
        ? [actions(button({ label: 'Post as update', actionId, value }))]
        : typedTextBack(said.plainWords)),
    ],
  };
}

/** Offers to run the command without the text. */
export function runWithoutText(command: string): { label: string; line: string } {
  return { label: capital(command), line: command };
}
