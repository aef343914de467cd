import { groupsNamedBy } from '../../../domain/policy.js';
import type { ObservedMark } from '../../../domain/timeline/messages/observed-mark.js';
import { userFrom } from '../../../slack/read/directory.js';
import { pinMarkOf, reactionMarkOf } from '../../../slack/read/read-mark.js';
import { messageChangeOf } from '../../../slack/read/read-message.js';
import { noteEvent } from '../../../workflows/operations/check-events.js';
import { findNumber } from '../../../workflows/people/change-visibility.js';
import { moveChannel } from '../../../workflows/people/move-channel.js';
import { storeUser } from '../../../workflows/people/store-user.js';
import { markMessage } from '../../../workflows/timeline/mark-message.js';
import { itemFromReaction } from '../../action-items/sources/from-reaction.js';
import type { AppContext } from '../../app-context.js';
import { showHome } from '../../show-home.js';
import { traceOf } from '../trace-of.js';
import type { RoutedApp } from './route-events.js';

/** Handles Slack's events. If a listener throws, the event is not acknowledged, and Slack sends it again. */
export function registerEvents(app: RoutedApp, appContext: AppContext): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const trace = traceOf(context);
    // Nothing is stored, so the event is acknowledged without waiting; the next opening redraws the tab.
    showHome(appContext, { workspaceId: body.team_id, userId: event.user, trace }).catch((error: unknown) =>
      appContext.observe.undelivered({ trace, why: 'home', error }),
    );
  });
  app.event('member_joined_channel', async ({ event, body, context }) => {
    const number = await appContext.storeMembership({ ...whoAndWhere(event, body), isIn: true });
    if (number !== null) appContext.userLookups.person(body.team_id, event.user);
    // Joined late: earlier messages are read from the channel's history.
    const isOurs = event.user === context.botUserId && event.inviter;
    if (number !== null && isOurs) {
      appContext.syncMembership(number);
      await appContext.syncChannel(number);
    }
  });
  app.event('member_left_channel', async ({ event, body }) => {
    const number = await appContext.storeMembership({ ...whoAndWhere(event, body), isIn: false });
    // If they rejoined at once, the events may be out of order: access stays closed until the sync.
    if (number !== null) appContext.syncMembership(number);
  });
  for (const type of ['user_change', 'team_join'] as const)
    app.event(type, async ({ event, body }) => {
      const user = userFrom(event.user, body.team_id);
      if (user) await storeUser(appContext.depsNow(), body.team_id, user);
    });
  app.event('subteam_members_changed', async ({ event, body }) => {
    const isNamed = groupsNamedBy(appContext.depsNow().policy).includes(event.subteam_id);
    if (isNamed) appContext.userLookups.group(body.team_id, event.subteam_id, { isChanged: true });
  });
  app.event('message', async ({ event, body, context }) => {
    await storeVisibilityHint(appContext, event, { workspaceId: body.team_id, trace: traceOf(context) });
    const change = messageChangeOf(event, { workspaceId: body.team_id, channelId: event.channel });
    // The record already has Firebreak's own messages.
    if (!change || change.message.authorId === context.botUserId) return;
    await appContext.capture(change);
    appContext.recordChanged();
  });
  app.ownMessage(async ({ event, body }) => {
    // The channel in which `firebreak doctor` causes events is private.
    if (event.channel_type !== 'group') return;
    await noteEvent(appContext.depsNow(), { workspaceId: body.team_id, channelId: event.channel });
  });
  app.event('channel_id_changed', async ({ event, body, context }) => {
    const moved = { workspaceId: body.team_id, from: event.old_channel_id, to: event.new_channel_id };
    const number = await moveChannel(appContext.depsNow(), moved, traceOf(context));
    if (number === null) return;
    // Events with the new id that came earlier were ignored.
    appContext.syncMembership(number);
    await appContext.syncChannel(number);
  });
  for (const type of ['channel_shared', 'channel_unshared'] as const)
    app.event(type, async ({ event, body }) => {
      const number = await findNumber(appContext.depsNow(), {
        workspaceId: body.team_id,
        channelId: event.channel,
      });
      if (number !== null) appContext.syncMembership(number);
    });
  app.event('reaction_added', async ({ event, body, context }) => {
    const mark = reactionMarkOf(event, body.team_id, true);
    const seen = { trace: traceOf(context), botUserId: context.botUserId };
    await storeMark(appContext, mark, seen);
    if (mark && mark.byId !== context.botUserId) await itemFromReaction(appContext, mark, seen);
  });
  app.event('reaction_removed', async ({ event, body, context }) => {
    await storeMark(appContext, reactionMarkOf(event, body.team_id, false), {
      trace: traceOf(context),
      botUserId: context.botUserId,
    });
  });
  app.event('pin_added', async ({ event, body, context }) => {
    await storeMark(appContext, pinMarkOf(event, body.team_id, true), {
      trace: traceOf(context),
      botUserId: context.botUserId,
    });
  });
  app.event('pin_removed', async ({ event, body, context }) => {
    await storeMark(appContext, pinMarkOf(event, body.team_id, false), {
      trace: traceOf(context),
      botUserId: context.botUserId,
    });
  });
}

/** Stores a mark. Ignores reactions that the policy doesn't name, and our own pin of the card. */
async function storeMark(
  { depsNow, recordChanged, userLookups }: AppContext,
  mark: ObservedMark | null,
  { trace, botUserId }: { trace: string; botUserId: string | undefined },
): Promise<void> {
  if (!mark || mark.byId === botUserId) return;
  const deps = depsNow();
  const isMark = mark.kind === 'pin' || deps.policy.timeline.highlightEmoji.includes(mark.name);
  if (!isMark) return;
  await markMessage(deps, mark, trace);
  userLookups.person(mark.workspaceId, mark.byId);
  recordChanged();
}

/**
 * Updates an incident's visibility from a message event. Private is stored at once; public may be out of date, so the
 * channel is synced.
 */
async function storeVisibilityHint(
  { depsNow, markPrivate, syncMembership }: AppContext,
  event: { channel: string; channel_type?: string; subtype?: string | undefined },
  { workspaceId, trace }: { workspaceId: string; trace: string },
): Promise<void> {
  const place = { workspaceId, channelId: event.channel };
  const isConverted = /^channel_convert_to_(private|public)$/.exec(event.subtype ?? '');
  if (event.channel_type !== 'group' && !isConverted) return;
  const isPrivate = isConverted ? isConverted[1] === 'private' : true;
  const number = isPrivate ? await markPrivate({ ...place, trace }) : await findNumber(depsNow(), place);
  if (number !== null && isConverted) syncMembership(number);
}

function whoAndWhere(
  event: { user: string; channel: string },
  body: { team_id: string; event_time: number },
) {
  const { user: userId, channel: channelId } = event;
  return { workspaceId: body.team_id, channelId, userId, at: new Date(body.event_time * 1_000) };
}
