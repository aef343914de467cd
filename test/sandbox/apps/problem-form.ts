import { App, type AppOptions, type BlockAction, type StaticSelectAction, type types } from '@slack/bolt';

export const manifest = {
  display_information: { name: 'Problem Form' },
  features: {
    bot_user: { display_name: 'problem-form' },
    app_home: { messages_tab_enabled: true },
    slash_commands: [{ command: '/problem', description: 'Report a problem' }],
    shortcuts: [
      {
        name: 'Report a problem',
        type: 'global',
        callback_id: 'report_problem',
        description: 'Opens the form',
      },
      { name: 'Report this', type: 'message', callback_id: 'report_message', description: 'Opens the form' },
    ],
  },
  oauth_config: { scopes: { bot: ['commands', 'chat:write', 'im:write'] } },
  settings: { interactivity: { is_enabled: true } },
};

/**
 * Asks for a problem in a form and sends thanks in a direct message. Has no `Reports` channel; it only stores the reports.
 */
export function problemForm(options: AppOptions): App {
  const app = new App(options);

  app.shortcut('report_problem', async ({ shortcut, ack, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form('') });
  });

  app.shortcut(
    { type: 'message_action', callback_id: 'report_message' },
    async ({ shortcut, ack, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form(shortcut.message.text ?? '') });
    },
  );

  app.command('/problem', async ({ command, ack, client, respond }) => {
    await ack();
    if (command.text === 'help') await respond('Type `/problem` and fill in the form.');
    else await client.views.open({ trigger_id: command.trigger_id, view: form(command.text) });
  });

  app.action<BlockAction<StaticSelectAction>>('area', async ({ ack, body, action, client }) => {
    await ack();
    if (!body.view) return;
    const hint = `The ${action.selected_option.text.text} team will read this.`;
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: form('', hint) });
  });

  app.action<BlockAction>('explain', async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: explanation });
  });

  app.view('problem', async ({ ack, view, body, client }) => {
    const values = view.state.values;
    const title = values.title?.text?.value ?? '';
    if (title.split(' ').length < 2) {
      await ack({ response_action: 'errors', errors: { title: 'Please use at least two words' } });
      return;
    }
    await ack({ response_action: 'update', view: thanks(title) });
    const area = values.area?.area?.selected_option?.value ?? 'nowhere';
    const helper = values.helper?.user?.selected_user;
    const text = `You reported “${title}” for ${area}${helper ? ` with <@${helper}>` : ''}.`;
    await client.chat.postMessage({ channel: body.user.id, text });
  });

  app.view({ callback_id: 'problem', type: 'view_closed' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'You can come back at any time.' });
  });

  return app;
}

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });

const areas = ['Network', 'Storage'].map((name) => ({ text: plain(name), value: name.toLowerCase() }));

function form(title: string, hint?: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'problem',
    notify_on_close: true,
    title: plain('Report a problem'),
    submit: plain('Send'),
    close: plain('Never mind'),
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        label: plain('What is wrong?'),
        element: {
          type: 'plain_text_input',
          action_id: 'text',
          ...(title ? { initial_value: title } : {}),
          max_length: 80,
        },
      },
      {
        type: 'input',
        block_id: 'area',
        dispatch_action: true,
        label: plain('Where?'),
        element: { type: 'static_select', action_id: 'area', options: areas },
      },
      ...(hint ? [{ type: 'section', block_id: 'hint', text: plain(hint) } as const] : []),
      {
        type: 'input',
        block_id: 'helper',
        optional: true,
        label: plain('Who helps?'),
        element: { type: 'users_select', action_id: 'user' },
      },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'explain', text: plain('What happens next?') }],
      },
    ],
  };
}

const explanation: types.ModalView = {
  type: 'modal',
  callback_id: 'explanation',
  title: plain('What happens next'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Somebody reads it *today*.' } }],
};

function thanks(title: string): types.ModalView {
  return {
    type: 'modal',
    title: plain('Thank you'),
    close: plain('Done'),
    blocks: [{ type: 'section', text: plain(`“${title}” is on its way.`) }],
  };
}
