import type { TaggedToken, Tagger } from './tagger.js';

let loaded: Promise<Tagger> | undefined;

/**
 * The tagger for English. Loaded when it is first needed, since its model takes 60 MB of memory and a quarter of a second;
 * then it is always the same: loading doubles a string of the model's each time, so that the twentieth fails.
 */
export function loadTagger(): Promise<Tagger> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Tagger> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const { readDoc, its } = winkNLP(model, ['pos']);
  return (sentence) => {
    const tokens = readDoc(plain(sentence)).tokens();
    const tags = tokens.out(its.pos);
    return located(
      sentence,
      tokens.out().map((text, index) => ({ text, tag: tags[index] ?? 'X' })),
    );
  };
}

/** Without marks that no rule looks at: the tagger takes long to split many of them. */
function plain(sentence: string): string {
  return sentence.replace(unread, ' ').replace(/\s+/g, ' ');
}

const unread =
  /[^\p{L}\p{M}\p{N}\s.,;:!?()'’-]|(?<!\p{L})['’]+(?![smtrvl]\b)|[.,;:!?()'’-](?=[.,;:!?()'’-])/gu;

/** Skips words that the tagger changed, so that every position is one of the sentence. */
function located(sentence: string, tokens: readonly { text: string; tag: string }[]): TaggedToken[] {
  const found: TaggedToken[] = [];
  let at = 0;
  for (const { text, tag } of tokens) {
    const from = sentence.indexOf(text, at);
    if (text.trim() === '' || from < 0) continue;
    at = from + text.length;
    found.push({ text, tag, from, to: at });
  }
  return found;
}
