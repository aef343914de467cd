/**
 * The text without what could steer a reader's program: control characters and those that reverse the direction of text
 * appear by their names, `[U+202E]`. Line breaks are `\n`; they and tabs stay.
 */
export function inertText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, nameOf)
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** The same on one line. */
export function inertLine(text: string): string {
  return inertText(text).replace(/\n/g, ' ');
}

function nameOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Whether a link to it may stand in a file: `http:`, `https:` or `mailto:`, and nothing that reads otherwise. */
export function isSafeUrl(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}\u202a-\u202e\u2066-\u2069]+$/iu.test(url) && URL.canParse(url);
}
