import { isActive } from '../../../domain/incident/status.js';
import type { Refusal } from '../../../domain/refusal.js';
import { actionIds, carry } from '../action-ids.js';
import { refusalText } from '../refusal.js';
import { actions, type ButtonLook, button, type MessageView, section, sentenceView } from '../text/blocks.js';
import { capital } from '../text/terms.js';
import { escaped, inLine, wellFormed } from '../text/text.js';
import { typedTextBack } from './typed-text-back.js';

/** What was typed after a command that takes no such words, as plain text, and what can be done about it. */
export interface LeftOver {
  command: string;
  usage: string;
  words: string;
  /** The incident that was named; null: that of the channel. */
  number: number | null;
  /** Lines that each button runs, by its label. */
  offers: { label: string; line: string }[];
}

/** Words that the command cannot use: says so, with what it takes and the ways on. */
export function leftOverView({ command, usage, words, number, offers }: LeftOver): MessageView {
  const takes = escaped(`/incident ${command} ${usage}`.trim());
  const text = `\`${command}\` doesn't take “${inLine(words, 200)}”. It takes \`${takes}\`.`;
  const buttons = offers.map(
    ({ label, line }, index): ButtonLook => ({
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

/** Why it was refused; words that came with it can be posted as an update while the incident is active, else be copied. */
export function refusedView(
  refusal: Refusal,
  said: { words: string; plainWords: string; number: number | null } | null,
): MessageView {
  const text = refusalText(refusal);
  if (!said) return sentenceView(text);
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

/** The offer to run the command without those words. */
export function without(command: string): { label: string; line: string } {
  return { label: capital(command), line: command };
}
