import type { TextRefusal } from './refusals.js';

/** Why `text` is refused for this field, or null if it is fine or null. Counts code points. */
export function textRefusal<Field extends string>(
  field: Field,
  text: string | null,
  maxChars: number,
): TextRefusal<Field> | null {
  if (text === null) return null;
  if (!/[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u.test(text)) return { kind: 'text_missing', field };
  const chars = [...text].length;
  return chars > maxChars ? { kind: 'text_too_long', field, maxChars, chars } : null;
}

/** The text safe to store and show: no control characters except line breaks and tabs, no lone surrogates. */
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
 * Sanitized text on one line with single spaces, for titles and names of affected services. Also removes characters
 * that would reverse the direction of the surrounding text.
 */
export function toOneLine(text: string): string {
  return sanitizeText(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
