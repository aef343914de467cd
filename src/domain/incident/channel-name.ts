import { plainLetters } from '../plain-letters.js';
import type { Kind } from './kind.js';

/** Slack's limit on a channel name; lawful are `a-z`, `0-9`, `-` and `_`. Source: conversations.create. */
const channelNameMaxChars = 80;

/**
 * The channel name of an incident: lawful and, because it holds the number, unique among incidents.
 * `attempt` counts from 1; later attempts end in `-2`, `-3` … for a name that somebody else has taken.
 */
export function channelName(pattern: string, number: number, title: string, attempt = 1): string {
  const suffix = attempt > 1 ? `-${attempt}` : '';
  const [before, after] = splitAtTitle(pattern.replaceAll('{number}', String(number)));
  const room = channelNameMaxChars - suffix.length - before.length - after.length;
  if (room < 0) return `inc-${number}${suffix}`;
  const words = pattern.includes('{title}') ? clipAtWord(slug(title), room) : '';
  return `${tidy(`${before}${words}${after}`)}${suffix}`;
}

/** The pattern of the names of channels of this kind of incident: those of drills begin with `drill-`. */
export function patternFor(kind: Kind, pattern: string): string {
  return kind === 'drill' ? `drill-${pattern}` : pattern;
}

/** What stands before and after the title; its digits must not run into those of the number beside it. */
function splitAtTitle(pattern: string): [string, string] {
  const [before = '', ...after] = pattern.split('{title}');
  if (after.length === 0) return [lower(before), ''];
  return [lower(before).replace(/\d$/, '$&-'), lower(after.join('')).replace(/^\d/, '-$&')];
}

function lower(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_-]+/g, '-');
}

/** More of a title never fits into a name. */
const titleMaxChars = 300;

/** Letters lose their accents; what is not a Latin letter or digit parts words. */
function slug(title: string): string {
  return tidy(lower(plainLetters(title.slice(0, titleMaxChars))).replaceAll('_', '-'));
}

function clipAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const clipped = text.slice(0, maxChars);
  const lastWord = clipped.lastIndexOf('-');
  return lastWord > maxChars / 2 ? clipped.slice(0, lastWord) : clipped;
}

function tidy(name: string): string {
  return name.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}
