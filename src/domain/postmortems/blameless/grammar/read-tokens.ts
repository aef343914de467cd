import type { TaggedToken } from '../tagger/tagger.js';
import type { Hidden } from '../text/hide.js';
import { repairTags } from './repair-tags.js';
import type { Token } from './token.js';

/** The tokens of a sentence that begins at `offset` of the text in which `hidden` was hidden. */
export function tokensOf(
  tagged: readonly TaggedToken[],
  { offset, hidden }: { offset: number; hidden: readonly Hidden[] },
): Token[] {
  return repairTags(joinPairs(joinHyphens(tagged)).map((one) => tokenOf(one, offset, hidden)));
}

function tokenOf({ text, tag, from, to }: TaggedToken, offset: number, hidden: readonly Hidden[]): Token {
  const place = { from: from + offset, to: to + offset };
  const found = hiddenAt(place.from, hidden);
  return {
    word: text.toLowerCase().replaceAll('’', "'"),
    tag: found ? (found.kind === 'person' ? 'PROPN' : 'NOUN') : tag,
    isCapitalized: /^\p{Lu}/u.test(text),
    hidden: found?.kind ?? null,
    person: found?.person ?? null,
    ...place,
  };
}

function hiddenAt(at: number, hidden: readonly Hidden[]): Hidden | null {
  let [low, high] = [0, hidden.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hidden[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = hidden[low];
  return found && found.from <= at ? found : null;
}

/** `double` `-` `check` is one word, with the tag of its last part. */
function joinHyphens(tokens: readonly TaggedToken[]): TaggedToken[] {
  const all: TaggedToken[] = [];
  for (const token of tokens) {
    const [before, last] = [all.at(-2), all.at(-1)];
    const joins = before && last?.text === '-' && before.to === last.from && last.to === token.from;
    if (joins && /\p{L}$/u.test(before.text) && /^\p{L}/u.test(token.text))
      all.splice(-2, 2, { ...token, text: `${before.text}-${token.text}`, from: before.from });
    else all.push(token);
  }
  return all;
}

/** “The on call” is a person, as “the on-call” is; “double check” is one verb, and IAM isn't “I am”. */
function joinPairs(tokens: readonly TaggedToken[]): TaggedToken[] {
  const all: TaggedToken[] = [];
  for (const token of tokens) {
    const [before, last] = [all.at(-2), all.at(-1)];
    const joins = last?.text.toLowerCase() === 'on' && token.text.toLowerCase() === 'call';
    const isDouble =
      /^(?:double|triple)$/i.test(last?.text ?? '') && /^check(?:s|ed|ing)?$/i.test(token.text);
    if (last?.text === 'I' && token.text === 'AM' && last.to === token.from)
      all.splice(-1, 1, { ...token, text: 'IAM', tag: 'PROPN', from: last.from });
    else if (last && isDouble)
      all.splice(-1, 1, { ...token, text: `${last.text}-${token.text}`, tag: 'VERB', from: last.from });
    else if (joins && /^(?:the|an|our|this|every|each|primary|secondary|current)$/i.test(before?.text ?? ''))
      all.splice(-1, 1, { ...token, text: 'on-call', from: last?.from ?? token.from });
    else all.push(token);
  }
  return all;
}
