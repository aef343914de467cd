import type { App } from '@slack/bolt';
import { noteMembership } from '../workflows/note-membership.js';
import type { Surroundings } from './surroundings.js';

/** Serves Slack's events. What is thrown here is not acknowledged, and Slack sends it again. */
export function registerEvents(app: App, { deps }: Surroundings): void {
  app.event('member_joined_channel', async ({ event, body }) => {
    await noteMembership(deps, { ...whoAndWhere(event, body), isIn: true });
  });
  app.event('member_left_channel', async ({ event, body }) => {
    await noteMembership(deps, { ...whoAndWhere(event, body), isIn: false });
  });
}

function whoAndWhere(
  event: { user: string; channel: string },
  body: { team_id: string; event_time: number },
) {
  const { user: userId, channel: channelId } = event;
  return { workspaceId: body.team_id, channelId, userId, at: new Date(body.event_time * 1_000) };
}
