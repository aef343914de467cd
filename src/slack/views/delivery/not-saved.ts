import { context, type MessageView, section } from '../text/blocks.js';
import { typedTextBack } from '../typed/typed-text-back.js';

/** Nothing was saved: the person reads why, and has their words back. `line`: as typed; null where a form still holds it. */
export function notSavedView(
  line: string | null,
  why: 'no_answer' | 'unsure' | 'fault',
  trace: string,
): MessageView {
  const text = sentences[why];
  const words = line ? [section('Your words, ready to send again:'), ...typedTextBack(line)] : [];
  return { text, blocks: [section(text), ...words, context(`For your operator: \`${trace}\``)] };
}

const sentences = {
  no_answer: 'Nothing was saved: the database did not answer in time. Try again in a moment.',
  unsure:
    'The database has not confirmed in time whether this was saved. Look before you send it again: `/incident list`.',
  fault: 'Nothing was saved: Firebreak failed at this. Trying again will not harm.',
};
