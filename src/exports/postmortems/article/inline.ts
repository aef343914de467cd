import type { Span } from '../../../domain/postmortems/span.js';
import { namesIn, readable } from '../../../domain/timeline/messages/readable.js';
import { unreachable } from '../../../domain/unreachable.js';
import { inertText, isSafeUrl } from '../inert-text.js';
import { clockText, durationText, timeText } from '../words.js';
import type { Inline } from './article.js';

/** What turns a document's parts into text: the names of people, and which sources were cited before. */
export interface Writer {
  /** What people wrote, with names instead of Slack's references. */
  words(text: string): string;
  /** A person's name, or their Slack id. */
  personName(id: string): string;
  spans(spans: readonly Span[]): Inline[];
  cites(numbers: readonly number[]): Inline[];
}

export function writer(names: ReadonlyMap<string, string>): Writer {
  const cited = new Set<number>();
  const words = (written: string) =>
    inertText(readable(written, namesIn(names), (sign, id) => `${sign}${id}`));
  const personName = (id: string) => inertText(names.get(id) ?? id);
  return {
    words,
    personName,
    spans: (spans) => spans.flatMap((span) => spanInlines(span, { words, personName })),
    cites: (numbers) =>
      numbers.map((number) => {
        const isFirst = !cited.has(number);
        cited.add(number);
        return { kind: 'cite', number, to: `source-${number}`, anchor: isFirst ? `cite-${number}` : null };
      }),
  };
}

function spanInlines(span: Span, { words, personName }: Pick<Writer, 'words' | 'personName'>): Inline[] {
  switch (span.kind) {
    case 'text':
      return lines(words(span.text));
    case 'quote':
      return [{ kind: 'quote', text: words(span.text) }];
    case 'person':
      return [text(personName(span.id))];
    case 'time':
      return [time(span.at)];
    case 'duration':
      return [text(durationText(span.ms))];
    case 'link':
      return linkTo(span.url, [text(words(span.text))]);
    default:
      return unreachable(span);
  }
}

export function text(value: string): Inline {
  return { kind: 'text', text: value };
}

export function muted(value: string): Inline {
  return { kind: 'muted', children: [text(value)] };
}

/** A link within the article. */
export function jump(to: string, words: string): Inline {
  return { kind: 'jump', to, children: [text(words)] };
}

/** With its day. */
export function time(at: Date): Inline {
  return { kind: 'time', text: timeText(at), at };
}

export function clock(at: Date): Inline {
  return { kind: 'time', text: clockText(at), at };
}

/** A text whose line breaks are kept. */
export function lines(value: string): Inline[] {
  return value
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), text(line)]);
}

/** A link if it is safe to follow; else its words with the address in parentheses. */
export function linkTo(url: string, children: Inline[]): Inline[] {
  if (isSafeUrl(url)) return [{ kind: 'link', url, children }];
  return [...children, text(` (${inertText(url)})`)];
}
