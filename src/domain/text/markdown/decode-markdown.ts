/** The largest file that is read, in bytes. */
export const maxMarkdownBytes = 1_000_000;

/** The text of a file, a byte order mark included, or why it is none that can be read: a sentence. */
export function decodeMarkdown(
  bytes: Uint8Array,
): { kind: 'text'; text: string } | { kind: 'unreadable'; why: string } {
  if (bytes.length > maxMarkdownBytes) return unreadable(tooLarge(bytes.length));
  if (bytes.includes(0)) return unreadable('It is a binary file.');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return unreadable('It is not valid UTF-8.');
  }
}

/** Why a file with so many bytes isn't read: a sentence. */
export function tooLarge(bytes: number): string {
  return `It has ${(bytes / 1_000_000).toFixed(1)} MB; up to ${maxMarkdownBytes / 1_000_000} MB can be read.`;
}

function unreadable(why: string): { kind: 'unreadable'; why: string } {
  return { kind: 'unreadable', why };
}
