import { blue, bold, cyan, green, magenta, sanitized, yellow } from './ansi.js';
import type { ChannelMessage } from './channel-message.js';
import { isSystem } from './channel-message.js';
import type { Reader } from './reader.js';

/**
 * The name above a message: the app's custom name, then the person's, then the app's profile. Empty for Slack's own
 * messages.
 */
export function authorOf(message: ChannelMessage, reader: Reader): string {
  if (isSystem(message)) return '';
  const person = message.user === undefined ? undefined : reader.userName(message.user);
  return sanitized(message.username || person || message.bot_profile?.name || 'app');
}

const styles = [green, blue, yellow, cyan];

/** The name in color: one for all apps, and one for each person. */
export function styledAuthor(name: string, message: ChannelMessage): string {
  if (message.bot_id !== undefined) return bold(magenta(name));
  const sum = [...name].reduce((so, letter) => so + (letter.codePointAt(0) ?? 0), 0);
  return bold(styles[sum % styles.length]?.(name) ?? name);
}
