import type { Refusal, TextField } from './refusal.js';

/** Why `text` cannot stand as this field, or null when it can. Length in characters as a person counts them. */
export function textRefusal(field: TextField, text: string, maxChars: number): Refusal | null {
  if (!/[^\s\p{Cf}]/u.test(text)) return { kind: 'text_missing', field };
  const chars = [...text].length;
  return chars > maxChars ? { kind: 'text_too_long', field, maxChars, chars } : null;
}

/** One line, no control characters, single spaces: for titles and names of affected things. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
