import { App, type AppOptions, type BlockAction, type ButtonAction, type types } from '@slack/bolt';

export const manifest = {
  display_information: { name: 'Quiz Master' },
  features: {
    bot_user: { display_name: 'quiz-master' },
    slash_commands: [{ command: '/quiz', description: 'Asks a question here', should_escape: false }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        'channels:history',
        'channels:join',
        'chat:write',
        'commands',
        'reactions:read',
        'reactions:write',
      ],
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_mention', 'message.channels', 'reaction_added'] },
  },
};

/** Asks questions in channels, reads the answers, and shows the score in the question itself. */
export function quizMaster(options: AppOptions): App {
  const app = new App(options);

  app.command('/quiz', async ({ command, ack, respond, client }) => {
    await ack({ response_type: 'ephemeral', text: 'I look for a question …' });
    await client.conversations.join({ channel: command.channel_id });
    await respond({ response_type: 'in_channel', text: 'A question!', blocks: question(command.user_id) });
  });

  app.action<BlockAction<ButtonAction>>('answer', async ({ ack, body, action, respond, client }) => {
    await ack();
    if (action.value !== 'right') {
      await respond({ text: 'No, try again.', response_type: 'ephemeral', replace_original: false });
      return;
    }
    await respond({ text: `Solved by <@${body.user.id}>`, replace_original: true });
    if (!body.channel) return;
    const { id: channel } = body.channel;
    await client.chat.postEphemeral({ channel, user: body.user.id, text: 'Well done!' });
  });

  app.message(/^guess (.+)$/, async ({ message, context, say, client }) => {
    if (message.subtype !== undefined) return;
    const posted = await say({ thread_ts: message.ts, text: 'Let me think …' });
    const isRight = context.matches?.[1] === 'Paris';
    const text = isRight ? `Right, <@${message.user}>!` : 'Wrong.';
    if (posted.ts) await client.chat.update({ channel: message.channel, ts: posted.ts, text });
    await client.reactions.add({
      channel: message.channel,
      timestamp: message.ts,
      name: isRight ? 'white_check_mark' : 'x',
    });
  });

  app.event('reaction_added', async ({ event, client, context }) => {
    if (event.reaction !== 'bulb' || event.user === context.botUserId) return;
    const { channel, ts } = event.item;
    const { messages } = await client.conversations.replies({ channel, ts });
    const text = `<@${event.user}> has an idea about: ${messages?.[0]?.text}`;
    await client.chat.postMessage({ channel, thread_ts: ts, text });
  });

  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `Yes, <@${event.user}>?`, thread_ts: event.thread_ts ?? event.ts });
  });

  return app;
}

function question(asker: string): types.KnownBlock[] {
  const button = (text: string, value: string): types.Button => ({
    type: 'button',
    action_id: 'answer',
    text: { type: 'plain_text', text },
    value,
  });
  return [
    { type: 'section', text: { type: 'mrkdwn', text: `<@${asker}> asks: the capital of *France*?` } },
    { type: 'actions', block_id: 'lyon', elements: [button('Lyon', 'wrong')] },
    { type: 'actions', block_id: 'paris', elements: [button('Paris', 'right')] },
  ];
}
