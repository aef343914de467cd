import { unescaped } from '../slack/views/text.js';

/** Slack's escaped text as a person typed it: mentions as `@name`, links as their address, entities as characters. */
export function plainText(slackText: string): string {
  return unescaped(slackText.replace(/<([^<>]*)>/g, (_, token: string) => tokenAsText(token)));
}

/** The users (U…, W…) and user groups (S…) that an escaped text mentions, in order. */
export function mentionsIn(slackText: string): { userIds: string[]; groupIds: string[] } {
  const tokens = [...slackText.matchAll(/<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+))(?:\|[^<>]*)?>/g)];
  return {
    userIds: tokens.flatMap(([, userId]) => (userId ? [userId] : [])),
    groupIds: tokens.flatMap(([, , groupId]) => (groupId ? [groupId] : [])),
  };
}

export interface MentionedGroup {
  id: string;
  /** As Slack labels it, `@on-call`; its id where Slack leaves the label out. */
  name: string;
}

/** The user groups that an escaped text mentions, each once. */
export function groupsIn(slackText: string): MentionedGroup[] {
  const tokens = [...slackText.matchAll(/<!subteam\^(S[A-Z0-9]+)(?:\|([^<>]*))?>/g)];
  const groups = tokens.map(([, id = '', label]): [string, MentionedGroup] => [
    id,
    { id, name: label ? unescaped(label) : `Group ${id}` },
  ]);
  return [...new Map(groups).values()];
}

/** The text without the mentions that `mentionsIn` finds. */
export function withoutMentions(slackText: string): string {
  return slackText.replace(/<(?:@|!subteam\^)[^<>]*>/g, ' ').trim();
}

function tokenAsText(token: string): string {
  const [target = '', ...rest] = token.split('|');
  const label = rest.join('|');
  if (target.startsWith('@')) return `@${label || target.slice(1)}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`;
  if (target === `mailto:${label}`) return label;
  return label && label !== target && !target.endsWith(label) ? `${label} (${target})` : target;
}
