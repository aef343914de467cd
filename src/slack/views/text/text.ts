import {
  type NameOf,
  noName,
  readable,
  type UnknownName,
} from '../../../domain/timeline/messages/readable.js';

/** Escapes text for mrkdwn; the only place where that happens. User text never notifies anyone or links. */
export function escaped(text: string): string {
  return wellFormed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The opposite of `escaped`: Slack sends what people type with its markup characters as entities. */
export function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) => characters[name] ?? '');
}

const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&' };

/** Removes unpaired surrogates, which JSON parsers may reject. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * Removes characters that would misrepresent text: line ends other than `\n`, direction overrides and zero-width spaces.
 * Keeps joiners of letters and emoji.
 */
export function sanitized(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

/** User text within our line: on one line, escaped, clipped, and without formatting that would affect what follows. */
export function inLine(text: string, maxChars: number): string {
  const plain = sanitized(text)
    .replace(/\s+/g, ' ')
    .replaceAll('`', "'")
    .replaceAll('*', '∗')
    .replaceAll('~', '∼');
  return escapeAndClip(plain.trim(), maxChars);
}

/** The same in quotation marks that nothing inside can close. */
export function quotedInLine(
  text: string,
  maxChars: number,
  { nameOf = noName, unknown }: { nameOf?: NameOf; unknown?: UnknownName } = {},
): string {
  return `“${inLine(readable(text, nameOf, unknown).replace(/[“”„‟«»]/g, '"'), maxChars)}”`;
}

/** At most `maxChars` UTF-16 units, as Slack counts, cut between characters and marked with `…`. */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  let clipped = '';
  for (const character of text) {
    if (clipped.length + character.length > maxChars - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}

/** Escaped and clipped so that the result, entities included, has at most `maxChars`. */
export function escapeAndClip(text: string, maxChars: number): string {
  let shorter = clip(text, maxChars);
  while (escaped(shorter).length > maxChars)
    shorter = clip(text, shorter.length - 1 - Math.ceil((escaped(shorter).length - maxChars) / 5));
  return escaped(shorter);
}

export function person(userId: string): string {
  return userId.startsWith('U') || userId.startsWith('W') ? `<@${userId}>` : 'Firebreak';
}

/** ` by @sam`; empty if it was nobody. */
export function byPerson(userId: string | null): string {
  return userId ? ` by ${person(userId)}` : '';
}

/** A message's author: people as `people` shows them, bots by their own name. */
export function author(
  { authorId, authorName }: { authorId: string; authorName: string | null },
  people: { person: (userId: string) => string } = { person },
): string {
  if (authorName) return `*${inLine(authorName, 60)}*`;
  if (authorId === '') return 'somebody';
  return /^[UW]/.test(authorId) ? people.person(authorId) : 'a bot';
}

export function channelLink(channelId: string): string {
  return `<#${channelId}>`;
}

/**
 * A time in each reader's zone, with its day (which Slack words as “today” etc.) unless that is known to be the reader's.
 * Source: Slack's date formatting.
 */
export function timeOf(at: Date, withDay = true): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const format = withDay ? '{date_short_pretty} {time}' : '{time}';
  return `<!date^${seconds}^${format}|${at.toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
}

/** A day in each reader's zone: `Nov 9, 2026`. */
export function dateOf(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1_000)}^{date_short}|${at.toISOString().slice(0, 10)}>`;
}

/** A relative time that Slack keeps current, e.g. “3 minutes ago”. */
export function ago(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `<!date^${seconds}^{ago}|${at.toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
}

/** `3 min`, `2 h 5 min`, `4 d 1 h`; whole minutes, at least one. */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${Math.floor(hours / 24)} d`;
}
