import { actionIds, carry } from '../action-ids.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { inLine } from '../text/text.js';

/** Somebody the typed name may refer to. */
export interface Candidate {
  userId: string;
  name: string;
}

/** Asks which person was meant; each button runs the line with one. `what`: the question; `words`: what was typed. */
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
