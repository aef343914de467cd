import type { App } from '@slack/bolt';
import { messageChangeOf } from '../slack/read-message.js';
import { captureMessage } from '../workflows/capture-message.js';
import { noteMembership } from '../workflows/note-membership.js';
import { showHome } from './show-home.js';
import type { Surroundings } from './surroundings.js';

/** Serves Slack's events. What is thrown here is not acknowledged, and Slack sends it again. */
export function registerEvents(app: App, around: Surroundings): void {
  const { deps } = around;
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const trace = around.newTrace();
    // Nothing is to be kept, so Slack need not wait for its own answer; the next opening draws the tab again.
    showHome(around, { workspaceId: body.team_id, userId: event.user, trace }).catch(() =>
      around.observe.unheard({ trace, why: 'home' }),
    );
  });
  app.event('member_joined_channel', async ({ event, body }) => {
    await noteMembership(deps, { ...whoAndWhere(event, body), isIn: true });
  });
  app.event('member_left_channel', async ({ event, body }) => {
    await noteMembership(deps, { ...whoAndWhere(event, body), isIn: false });
  });
  app.event('message', async ({ event, body, context }) => {
    const change = messageChangeOf(event, { workspaceId: body.team_id, channelId: event.channel });
    // What Firebreak itself says in the channel is in the record already.
    if (change && change.message.authorId !== context.botUserId) await captureMessage(deps, change);
  });
}

function whoAndWhere(
  event: { user: string; channel: string },
  body: { team_id: string; event_time: number },
) {
  const { user: userId, channel: channelId } = event;
  return { workspaceId: body.team_id, channelId, userId, at: new Date(body.event_time * 1_000) };
}
