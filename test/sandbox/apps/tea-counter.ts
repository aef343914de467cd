import {
  App,
  type AppOptions,
  type BlockAction,
  type ButtonAction,
  type OverflowAction,
  type StaticSelectAction,
  type types,
} from '@slack/bolt';

export const manifest = {
  display_information: { name: 'Tea Counter' },
  features: {
    bot_user: { display_name: 'tea-counter' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: false },
  },
  oauth_config: { scopes: { bot: ['users:read'] } },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_home_opened'] },
  },
};

interface Habit {
  cups: number;
  kind: string;
}

/** Counts each person's cups of tea in their Home tab. */
export function teaCounter(options: AppOptions): App {
  const app = new App(options);
  const habits = new Map<string, Habit>();
  const habitOf = (user: string): Habit => habits.get(user) ?? { cups: 0, kind: 'black' };

  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    const { user } = await client.users.info({ user: event.user });
    const name = user?.profile?.real_name ?? 'you';
    await client.views.publish({ user_id: event.user, view: home(name, habitOf(event.user)) });
  });

  app.action<BlockAction<ButtonAction>>(/^cup_/, async ({ ack, body, action, client }) => {
    await ack();
    const habit = habitOf(body.user.id);
    habits.set(body.user.id, { ...habit, cups: habit.cups + Number(action.value) });
    await publish(client, body, habitOf(body.user.id));
  });

  app.action<BlockAction<StaticSelectAction>>('kind', async ({ ack, body, action, client }) => {
    await ack();
    habits.set(body.user.id, { ...habitOf(body.user.id), kind: action.selected_option.value });
    await publish(client, body, habitOf(body.user.id));
  });

  app.action<BlockAction<OverflowAction>>('more', async ({ ack, body, action, client }) => {
    await ack();
    if (action.selected_option.value === 'reset') habits.delete(body.user.id);
    await publish(client, body, habitOf(body.user.id));
  });

  return app;
}

/** The hash prevents an older click from overwriting a newer one. */
async function publish(client: App['client'], body: BlockAction, habit: Habit): Promise<void> {
  const view = home(body.user.name ?? 'you', habit);
  const { hash } = body.view ?? {};
  await client.views.publish({ user_id: body.user.id, view, ...(hash ? { hash } : {}) });
}

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });
const option = (value: string, text: string) => ({ text: plain(text), value });
const kinds = [option('black', 'Black tea'), option('green', 'Green tea')];

function home(name: string, { cups, kind }: Habit): types.HomeView {
  const chosen = kinds.find((one) => one.value === kind);
  return {
    type: 'home',
    private_metadata: JSON.stringify({ cups }),
    blocks: [
      { type: 'header', text: plain(`Tea of ${name}`) },
      {
        type: 'section',
        block_id: 'count',
        text: { type: 'mrkdwn', text: `*${cups}* cups of ${kind} tea` },
        accessory: {
          type: 'overflow',
          action_id: 'more',
          options: [option('reset', 'Start again'), option('keep', 'Go on')],
        },
      },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'cup_one', text: plain('One more'), value: '1', style: 'primary' },
          { type: 'button', action_id: 'cup_pot', text: plain('A pot'), value: '4' },
          {
            type: 'static_select',
            action_id: 'kind',
            options: kinds,
            ...(chosen ? { initial_option: chosen } : {}),
          },
        ],
      },
    ],
  };
}
