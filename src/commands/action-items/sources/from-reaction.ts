import { actionItemLimits } from '../../../domain/action-items/action-item.js';
import { todayIn } from '../../../domain/time/civil-day.js';
import { fixedZone, zoneNamed } from '../../../domain/time/zone.js';
import type { ObservedMark } from '../../../domain/timeline/messages/observed-mark.js';
import type { ShownMessage } from '../../../domain/timeline/timeline-item.js';
import { messageCall, messageIn } from '../../../slack/read/read-by-ts.js';
import { clip } from '../../../slack/views/text/text.js';
import { addFromReaction, messageReactedTo } from '../../../workflows/action-items/add-from-reaction.js';
import type { Deps } from '../../../workflows/deps.js';
import type { AppContext } from '../../app-context.js';
import { namesFor, plainText } from '../../typed/plain-text.js';
import { shownText } from '../forms/action-fields.js';

/**
 * Makes an action item of a message that somebody reacted to with one of the policy's emoji. Removing the reaction
 * changes nothing. Throws if the message can't be read now, so that Slack sends the event again.
 */
export async function itemFromReaction(
  appContext: AppContext,
  mark: ObservedMark,
  { trace, botUserId }: { trace: string; botUserId: string | undefined },
): Promise<void> {
  const { recordChanged } = appContext;
  const deps = appContext.depsNow();
  if (!mark.isOn || !deps.policy.actionItems.emoji.includes(mark.name)) return;
  const known = await messageReactedTo(deps, mark);
  const message = known === 'missing' ? await fetched(appContext, deps, { mark, trace, botUserId }) : known;
  if (message === 'elsewhere' || message === null) return;
  const text = await textOf(deps, mark, message);
  if (text === '') return;
  const { title, description } = shownText(text);
  await addFromReaction(deps, {
    ...{ reaction: mark, trace, threadTs: message.threadTs, permalink: deps.permalinkOf(message) },
    title: clip(title, actionItemLimits.title),
    description: description && clip(description, actionItemLimits.text),
    today: await todayOf(deps, mark),
  });
  recordChanged();
}

/** A message that the record lacks, stored; null if it is gone or Firebreak's own. */
async function fetched(
  { slackOf, capture }: AppContext,
  deps: Deps,
  { mark, trace, botUserId }: { mark: ObservedMark; trace: string; botUserId: string | undefined },
): Promise<ShownMessage | null> {
  const { method, args } = messageCall(mark);
  const answer = await slackOf(mark.workspaceId)?.(method, args, trace);
  if (answer?.kind === 'rejected') return null;
  if (answer?.kind !== 'ok') throw new Error(`Slack didn't return the message ${mark.ts}.`);
  const message = messageIn(answer.data, mark);
  if (!message || message.authorId === botUserId) return null;
  await capture({ kind: 'posted', message });
  const stored = await messageReactedTo(deps, mark);
  return typeof stored === 'string' ? null : stored;
}

/** What the message says, as plain text; without words, the names of its files. Empty if it is gone. */
async function textOf(
  deps: Deps,
  { workspaceId, byId: userId }: ObservedMark,
  { content, deletedAt, purgedAt }: ShownMessage,
): Promise<string> {
  if (deletedAt !== null || purgedAt !== null) return '';
  const names = await namesFor({ deps, workspaceId, userId }, content.text);
  return plainText(content.text, names).trim() || content.files.map(({ name }) => name).join(', ');
}

async function todayOf(deps: Deps, { workspaceId, byId }: ObservedMark): Promise<string> {
  const person = await deps.directory.findPerson(workspaceId, byId);
  const name = typeof person === 'string' ? null : person.timeZone;
  return todayIn((name === null ? null : zoneNamed(name)) ?? fixedZone(0), deps.clock());
}
