/** How many lines of a message are examined, and how many characters. */
const maxLines = 3;
const maxChars = 2_000;

/**
 * The first lines of a message as a person reads them: links by their labels, without emoji, quote signs and symbols
 * before the first word. A line that starts with bracketed tags is repeated without them, for up to three tags.
 */
export function headlines(text: string): string[] {
  return text
    .slice(0, maxChars)
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
    .slice(0, maxLines)
    .flatMap((line) => [line, ...withoutTags(line, 3)]);
}

function plain(line: string): string {
  return line
    .replace(/<[^<>|\s]+\|([^<>]*)>/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/^(?:\s|:[a-z0-9_+-]+:|[_~>#•]|\p{Extended_Pictographic}|\u{fe0f})+/u, '')
    .trim();
}

function withoutTags(line: string, atMost: number): string[] {
  const [tag = ''] = /^\[[^[\]]{1,60}\][\s:-]*/.exec(line) ?? [];
  const rest = line.slice(tag.length);
  if (!tag || !rest || atMost === 0) return [];
  return [rest, ...withoutTags(rest, atMost - 1)];
}
