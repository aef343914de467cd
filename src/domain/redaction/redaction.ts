import type { PostmortemDocument } from '../postmortems/document.js';
import type { Span } from '../postmortems/span.js';
import type { Kind } from './kind.js';
import { literal } from './literal.js';
import { hostname, personal } from './personal.js';
import type { RedactionPolicy } from './profile.js';
import { redactText } from './redact-text.js';
import { rolesForPeople } from './roles-for-people.js';
import { secrets } from './secrets.js';
import { tokens } from './tokens.js';
import { webhooks } from './webhooks.js';

/** Replaces what must not leave, and counts it. */
export interface Redaction {
  text(text: string): string;
  textOrNull(text: string | null): string | null;
  person(id: string): string;
  personOrNull(id: string | null): string | null;
  spans(spans: readonly Span[]): Span[];
  /** Null, and counted unless there was nothing. */
  leftOut(name: string, value: unknown): null;
  counts: Map<string, number>;
  /** The roles by the ids in place of people's. */
  names: Map<string, string>;
}

export function openRedaction(document: PostmortemDocument, policy: RedactionPolicy): Redaction {
  const secret = [...tokens, ...webhooks, ...secrets, ...kindsOf(policy)];
  const people = rolesForPeople(document, (label) => redactText(label, secret).text);
  const kinds = [...secret, people.kind, ...personal];
  const counts = new Map<string, number>();
  const add = (name: string, count = 1) => void counts.set(name, (counts.get(name) ?? 0) + count);
  const text = (whole: string) => {
    const redacted = redactText(whole, kinds, (name, found) =>
      name === 'person' ? people.instead(found) : `[redacted: ${name}]`,
    );
    for (const [name, count] of redacted.counts) add(name, count);
    return redacted.text;
  };
  const person = (id: string) => {
    add('person');
    return people.idOf(id);
  };
  return {
    ...{ text, person, counts, names: people.names },
    textOrNull: (whole) => (whole === null ? null : text(whole)),
    personOrNull: (id) => (id === null ? null : person(id)),
    spans: (spans) => spans.map((span) => spanOf(span, text, person)),
    leftOut: (name, value) => {
      if (value !== null) add(name);
      return null;
    },
  };
}

/** A link whose address must not leave is text. */
function spanOf(span: Span, text: (whole: string) => string, person: (id: string) => string): Span {
  if (span.kind === 'person') return { kind: 'person', id: person(span.id) };
  if (span.kind === 'time' || span.kind === 'duration') return span;
  const words = text(span.text);
  if (span.kind !== 'link') return { ...span, text: words };
  const url = span.url === span.text ? words : text(span.url);
  return url === span.url ? { ...span, text: words } : { kind: 'text', text: words };
}

function kindsOf({ redact: words, hosts }: RedactionPolicy): Kind[] {
  const whole = (word: string) =>
    `${/^[\p{L}\p{N}]/u.test(word) ? '(?<![\\p{L}\\p{N}])' : ''}${literal(word)}${/[\p{L}\p{N}]$/u.test(word) ? '(?![\\p{L}\\p{N}])' : ''}`;
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return [
    ...(words.length > 0
      ? [{ name: 'word', pattern: new RegExp(longestFirst.map(whole).join('|'), 'giu') }]
      : []),
    ...hosts.map((host) => hostname(literal(host.replace(/^\*?\.?/, '').toLowerCase()))),
  ];
}
