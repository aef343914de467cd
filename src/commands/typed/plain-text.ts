import { type NameOf, namesIn, noName, readable, unlabeledIds } from '../../domain/timeline/readable.js';
import { unescaped } from '../../slack/views/text/text.js';
import type { Deps } from '../../workflows/deps.js';

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

/**
 * The stored names of everything that a text mentions, for the person who reads it. Guests are not told what channels are
 * called: Slack shows them only those that they are in.
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
