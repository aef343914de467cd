/** The longest title of a step. */
const maxChars = 300;

/** Longer texts get a shorter title: the sentence that says what to do. */
const wholeChars = 160;

/** A step's title: what it says as a whole, or the sentence that says what to do. */
export function stepTitle(text: string, sentence: string = text): string {
  const title = plain(text.length > wholeChars ? sentence : text);
  if (title.length <= maxChars) return title;
  return `${title.slice(0, maxChars - 1).replace(/\s+\S*$/, '')}…`;
}

function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s*:$/, '').trim();
}
