/** A sentence and where it begins. */
export interface Span {
  from: number;
  text: string;
}

/** Longer sentences are cut, so that no sentence takes long. */
const maxChars = 1_000;

/** The sentences of a text, in order. A line break ends a sentence. */
export function sentencesOf(text: string): Span[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return [...segmenter.segment(text)].flatMap(({ index, segment }) => pieces({ from: index, text: segment }));
}

function pieces({ from, text }: Span): Span[] {
  const cut: Span[] = [];
  let at = 0;
  while (text.length - at > maxChars) {
    const space = text.lastIndexOf(' ', at + maxChars);
    const end = space > at ? space + 1 : at + maxChars;
    cut.push({ from: from + at, text: text.slice(at, end) });
    at = end;
  }
  return [...cut, { from: from + at, text: text.slice(at) }];
}
