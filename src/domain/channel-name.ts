/** Slack's limit on a channel name; lawful are `a-z`, `0-9`, `-` and `_`. Source: conversations.create. */
export const channelNameMaxChars = 80;

/**
 * The channel name of an incident: lawful and, because it holds the number, unique among incidents.
 * `attempt` counts from 1; later attempts end in `-2`, `-3` … for a name that somebody else has taken.
 */
export function channelName(pattern: string, number: number, title: string, attempt = 1): string {
  const suffix = attempt > 1 ? `-${attempt}` : '';
  const [before, after] = splitAtTitle(pattern.replaceAll('{number}', String(number)));
  const room = channelNameMaxChars - suffix.length - before.length - after.length;
  return `${tidy(`${before}${clipAtWord(slug(title), Math.max(room, 0))}${after}`)}${suffix}`;
}

function splitAtTitle(pattern: string): [string, string] {
  const at = pattern.indexOf('{title}');
  return at < 0
    ? [lower(pattern), '']
    : [lower(pattern.slice(0, at)), lower(pattern.slice(at + '{title}'.length))];
}

function lower(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_-]+/g, '-');
}

/** Letters lose their accents; what is not a Latin letter or digit parts words. */
function slug(title: string): string {
  return tidy(
    lower(
      title
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replaceAll('ß', 'ss'),
    ).replaceAll('_', '-'),
  );
}

function clipAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const clipped = text.slice(0, maxChars);
  const lastWord = clipped.lastIndexOf('-');
  return lastWord > maxChars / 2 ? clipped.slice(0, lastWord) : clipped;
}

function tidy(name: string): string {
  return name
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, channelNameMaxChars);
}
