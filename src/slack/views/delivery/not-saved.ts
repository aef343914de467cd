import { context, type MessageView, section } from '../text/blocks.js';
import { typedTextBack } from '../typed/typed-text-back.js';

/** Says why nothing was saved, and returns the typed text. `line`: as typed; null if a form still holds it. */
export function notSavedView(
  line: string | null,
  why: 'no_answer' | 'unsure' | 'fault',
  trace: string,
): MessageView {
  const text = sentences[why];
  const words = line ? [section('Your text, ready to send again:'), ...typedTextBack(line)] : [];
  return { text, blocks: [section(text), ...words, context(`For your operator: \`${trace}\``)] };
}

const sentences = {
  no_answer: "Nothing was saved: the database didn't answer in time. Try again in a moment.",
  unsure:
    "The database didn't confirm in time whether this was saved. Check before you send it again: `/incident list`.",
  fault: "Nothing was saved: something went wrong in Firebreak. It's safe to try again.",
};
