/** A piece of a statement. Each format renders people, times and links in its own way; redaction replaces people. */
export type Span =
  | { kind: 'text'; text: string }
  /** Words that somebody wrote, shown as a quotation. */
  | { kind: 'quote'; text: string }
  | { kind: 'person'; id: string }
  | { kind: 'time'; at: Date }
  | { kind: 'duration'; ms: number }
  /** `url`: http, https or mailto only. */
  | { kind: 'link'; text: string; url: string };

export const person = (id: string): Span => ({ kind: 'person', id });
export const time = (at: Date): Span => ({ kind: 'time', at });
export const duration = (ms: number): Span => ({ kind: 'duration', ms });
export const quote = (text: string): Span => ({ kind: 'quote', text });

/** A statement's words: say`Declared by ${person('U1')} at ${time(at)}.` */
export function say(texts: TemplateStringsArray, ...parts: (Span | Span[] | string | number)[]): Span[] {
  const all = texts.flatMap((text, index) => [text, parts[index] ?? ''].flat());
  return merged(all.map((part) => (typeof part === 'object' ? part : { kind: 'text', text: String(part) })));
}

/** Joins neighboring texts and drops empty ones. */
function merged(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.kind === 'text' && last?.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', text: last.text + span.text });
    else if (span.kind !== 'text' || span.text !== '') joined.push(span);
  }
  return joined;
}
