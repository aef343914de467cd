import type { Unclear } from '../../../domain/time/resolve-time.js';
import { unreachable } from '../../../domain/unreachable.js';
import { type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';
import { typedTextBack } from './typed-text-back.js';

/** Says why a typed time can't be used, and what to do. Escaped for mrkdwn. */
export function timeUnclearText({ said, why }: { said: string; why: Unclear }): string {
  return `${problem(`“${inLine(said, 120)}”`, why)} Pick the time here.`;
}

/** The same for a time in the future, which no form could accept. `line`: what was typed, plain. */
export function timeToComeView(said: string, line: string): MessageView {
  const text = `${problem(`“${inLine(said, 120)}”`, 'to_come')} Use a time in the past.`;
  return { text, blocks: [section(text), ...typedTextBack(line)] };
}

function problem(said: string, why: Unclear): string {
  switch (why) {
    case 'no_such_time':
      return `${said} isn't a time.`;
    case 'skipped':
      return `${said} didn't happen: the clocks went forward.`;
    case 'to_come':
      return `${said} hasn't happened yet.`;
    case 'unsure':
      return `${said} can be read in more than one way.`;
    case 'too_long_ago':
      return `${said} is too long ago.`;
    case 'no_zone':
      return `Slack didn't say which time zone you're in, so ${said} could be any hour.`;
    default:
      return unreachable(why);
  }
}
