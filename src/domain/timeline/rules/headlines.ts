/** How many lines of a message are looked at, and how much of it. */
const maxLines = 3;
const maxChars = 2_000;

/**
 * The first lines of a message as a person reads them: links by their words, without emoji, quotes and marks before the
 * first word. A line that begins with tags in brackets comes again without them, up to three of them.
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
