import type { Refusal, TextField } from '../refusal.js';

/** Why `text` cannot stand as this field, or null when it can, or where there is none. Counts code points. */
export function textRefusal(field: TextField, text: string | null, maxChars: number): Refusal | null {
  if (text === null) return null;
  if (!/[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(text)) return { kind: 'text_missing', field };
  const chars = [...text].length;
  return chars > maxChars ? { kind: 'text_too_long', field, maxChars, chars } : null;
}

/** The text as it can be stored and shown anywhere: no control characters but line ends and tabs, no half characters. */
export function sanitizeText(text: string): string;
export function sanitizeText(text: string | null): string | null;
export function sanitizeText(text: string | null): string | null {
  if (text === null) return null;
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

/**
 * Sanitized text on one line with single spaces, for titles and names of affected things: what stands amid other words
 * must not turn their direction either.
 */
export function toOneLine(text: string): string {
  return sanitizeText(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
