import { actionIds, carry } from '../action-ids.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';

/** Somebody who may be meant; each button runs the line with them. */
export interface Candidate {
  userId: string;
  name: string;
}

/** Asks which of some people was meant. `what` begins the question: `Who should be commander?`; `words`: what was typed. */
export function whoView(
  {
    what,
    words,
    candidates,
    number,
  }: { what: string; words: string; candidates: Candidate[]; number: number | null },
  lineFor: (userId: string) => string,
): MessageView {
  const why = words ? ` “${inLine(words, 200)}” doesn't say it for certain.` : '';
  const text = `${what}${why}`;
  const offered = candidates.slice(0, 5).map(({ userId, name }) =>
    button({
      label: name,
      actionId: `${actionIds.runLine}:who-${userId}`,
      value: carry(number ?? 0, lineFor(userId)),
    }),
  );
  return { text, blocks: [section(text), actions(...offered)] };
}
