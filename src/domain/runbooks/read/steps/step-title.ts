/** The longest title of a step. */
const maxChars = 300;

/** Longer texts get a shorter title: the sentence that says what to do. */
const wholeChars = 160;

/** Whether a step's title says all of this text. */
export function isWholeTitle(text: string): boolean {
  return text.length <= wholeChars;
}

/** A step's title: what it says as a whole, or the sentence that says what to do. */
export function stepTitle(text: string, sentence: string = text): string {
  const title = plain(isWholeTitle(text) ? text : sentence);
  if (title.length <= maxChars) return title;
  return `${title.slice(0, maxChars - 1).replace(/\s+\S*$/, '')}…`;
}

function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s*:$/, '').trim();
}
