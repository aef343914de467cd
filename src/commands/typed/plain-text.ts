import {
  type NameOf,
  namesIn,
  noName,
  readable,
  unlabeledIds,
} from '../../domain/timeline/messages/readable.js';
import { unescaped } from '../../slack/views/text/text.js';
import type { Deps } from '../../workflows/deps.js';

/**
 * Slack's escaped text as the person typed it: people, groups and channels by name, links as URLs, entities as
 * characters. The result notifies nobody.
 */
export function plainText(slackText: string, nameOf: NameOf): string {
  const linked = slackText.replace(/<((?:https?|mailto|tel):[^<>|]*)\|([^<>]*)>/g, (_, target, label) =>
    linkAsText(target, label),
  );
  return unescaped(readable(linked, nameOf).replace(/<([^<>]*)>/g, (_, rest: string) => restAsText(rest)));
}

/**
 * The stored names of everything that a text mentions, for its reader. Guests don't get channel names: Slack shows them
 * only the channels they are in.
 */
export async function namesFor(
  {
    deps: { directory },
    workspaceId,
    userId,
  }: { deps: Pick<Deps, 'directory'>; workspaceId: string; userId: string },
  slackText: string,
): Promise<NameOf> {
  const ids = unlabeledIds(slackText);
  if (ids.length === 0) return noName;
  const isChannel = (id: string) => /^[CG]/.test(id);
  const reader = ids.some(isChannel) ? await directory.findPerson(workspaceId, userId) : null;
  const isMember = reader !== null && typeof reader === 'object' && !reader.isGuest;
  return namesIn(
    await directory.namesOf(
      workspaceId,
      ids.filter((id) => isMember || !isChannel(id)),
    ),
  );
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
  /** Slack's label, `@on-call`, or the id if there is none. */
  name: string;
}

/** The user groups that an escaped text mentions, without duplicates. */
export function groupsIn(slackText: string): MentionedGroup[] {
  const tokens = [...slackText.matchAll(/<!subteam\^(S[A-Z0-9]+)(?:\|([^<>]*))?>/g)];
  const groups = tokens.map(([, id = '', label]): [string, MentionedGroup] => [
    id,
    { id, name: label ? unescaped(label) : `Group ${id}` },
  ]);
  return [...new Map(groups).values()];
}

/** The text without user and group mentions. */
export function withoutMentions(slackText: string): string {
  return slackText.replace(/<(?:@|!subteam\^)[^<>]*>/g, ' ').trim();
}

function linkAsText(target: string, label: string): string {
  if (target === `mailto:${label}` || target === `tel:${label}`) return label;
  return label && label !== target && !target.endsWith(label) ? `${label} (${target})` : target;
}

/** Undocumented tokens. */
function restAsText(token: string): string {
  const [target = '', label = ''] = token.split('|');
  return label || target.replace(/^[!@#]/, '').replace(/\^.*$/, '');
}
