import type { DueUnclear } from '../../../domain/time/due-day.js';
import { unreachable } from '../../../domain/unreachable.js';
import { type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { typedTextBack } from '../typed/typed-text-back.js';

/** Says why a typed day can't be used, and what to do. Escaped for mrkdwn. */
export function dueUnclearText({ said, why }: { said: string; why: DueUnclear }): string {
  const quoted = `“${inLine(said, 80)}”`;
  switch (why) {
    case 'no_such_day':
      return `${quoted} isn't a day. Pick a day.`;
    case 'passed':
      return `${quoted} has passed. Pick today or a later day.`;
    case 'unsure':
      return `${quoted} can be read in more than one way. Pick the day.`;
    case 'too_far':
      return `${quoted} is more than five years from now. Pick an earlier day.`;
    default:
      return unreachable(why);
  }
}

/** Says why several lines weren't added, or which of them is unclear, and gives all of them back. `typed`: plain text. */
export function notAddedView(line: number | null, why: string, typed: string): MessageView {
  const text = `Nothing was added. ${line === null ? '' : `Line ${line}: `}${why}`;
  return { text, blocks: [section(text), ...typedTextBack(typed)] };
}
