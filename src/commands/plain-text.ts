import { type NameOf, namesIn, noName, readable, unnamedIn } from '../domain/timeline/readable.js';
import { unescaped } from '../slack/views/text.js';
import type { Deps } from '../workflows/deps.js';

/**
 * Slack's escaped text as a person typed it: people, groups and channels by name, links as their address, entities as
 * characters. Nothing in it notifies anybody.
 */
export function plainText(slackText: string, nameOf: NameOf): string {
  const linked = slackText.replace(/<((?:https?|mailto|tel):[^<>|]*)\|([^<>]*)>/g, (_, target, label) =>
    linkAsText(target, label),
  );
  return unescaped(readable(linked, nameOf).replace(/<([^<>]*)>/g, (_, rest: string) => restAsText(rest)));
}

/** What a text is read with: the names of whom and what it mentions, as far as they are stored. */
export async function namesFor(
  { directory }: Pick<Deps, 'directory'>,
  workspaceId: string,
  slackText: string,
): Promise<NameOf> {
  const ids = unnamedIn(slackText);
  return ids.length === 0 ? noName : namesIn(await directory.namesOf(workspaceId, ids));
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

function linkAsText(target: string, label: string): string {
  if (target === `mailto:${label}` || target === `tel:${label}`) return label;
  return label && label !== target && !target.endsWith(label) ? `${label} (${target})` : target;
}

/** What Slack may send besides what it documents. */
function restAsText(token: string): string {
  const [target = '', label = ''] = token.split('|');
  return label || target.replace(/^[!@#]/, '').replace(/\^.*$/, '');
}
