import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SeenMessage } from '../domain/seen-message.js';
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
  app.event('message', async ({ event, body }) => {
    const said = written.safeParse(event).data;
    if (said) await captureMessage(deps, seenMessage(said, body.team_id));
  });
}

/** Messages that somebody wrote: not edits, deletions, joins and the like, which have other subtypes. */
const written = z.object({
  subtype: z.enum(['bot_message', 'file_share', 'me_message', 'thread_broadcast']).optional(),
  channel: z.string(),
  ts: z.string().regex(/^\d+\.\d+$/),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
});

function seenMessage(said: z.infer<typeof written>, workspaceId: string): SeenMessage {
  return {
    workspaceId,
    channelId: said.channel,
    ts: said.ts,
    threadTs: said.thread_ts ?? null,
    authorId: said.user ?? said.bot_id ?? '',
    text: said.text ?? '',
  };
}

function whoAndWhere(
  event: { user: string; channel: string },
  body: { team_id: string; event_time: number },
) {
  const { user: userId, channel: channelId } = event;
  return { workspaceId: body.team_id, channelId, userId, at: new Date(body.event_time * 1_000) };
}
