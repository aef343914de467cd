type Payload = Record<string, unknown>;

/** Who sends it, and where they stand. */
export interface Sender {
  workspaceId: string;
  userId: string;
  channelId: string;
}

let count = 0;
/** As Slack's are: never the same twice. */
const unique = () => `1.2.${count++}`;

const message = { type: 'message', ts: '1700000000.000100', text: 'what somebody wrote', user: 'U0WRITER01' };
const response_url = 'https://hooks.slack.invalid/x';

export function aTypedLine({ workspaceId, userId, channelId }: Sender, text: string): Payload {
  return {
    ...{ command: '/incident', text, team_id: workspaceId, user_id: userId, user_name: 'x' },
    ...{ channel_id: channelId, channel_name: 'x', trigger_id: unique(), response_url },
  };
}

/** A button or menu entry, on a message of the channel where the person stands. */
export function aPress(sender: Sender, action: { action_id: string; value: string }): Payload {
  return {
    ...person(sender),
    ...{ type: 'block_actions', trigger_id: unique(), response_url },
    actions: [{ ...action, block_id: 'b', type: 'button', action_ts: unique() }],
    container: { type: 'message', message_ts: message.ts, channel_id: sender.channelId, is_ephemeral: false },
    channel: { id: sender.channelId, name: 'x' },
    message,
  };
}

/** The same on the Home tab, which is then drawn again. */
export function aPressAtHome(sender: Sender, action: { action_id: string; value: string }): Payload {
  const { channel: _channel, message: _message, ...payload } = aPress(sender, action);
  return { ...payload, view: { id: 'V1', type: 'home' }, container: { type: 'view', view_id: 'V1' } };
}

/** A form that is sent. `remembers`: what it was opened with. */
export function aSubmission(
  sender: Sender,
  form: { name: string; values: Record<string, Payload>; remembers: Payload },
): Payload {
  const blocks = Object.keys(form.values).map((block_id) => ({ type: 'input', block_id }));
  const memory = { number: null, channelId: null, mayAnnounceHere: false, about: null, ...form.remembers };
  const values = Object.entries(form.values).map(([id, value]) => [id, { value: { type: 'x', ...value } }]);
  return {
    ...person(sender),
    ...{ type: 'view_submission', trigger_id: unique() },
    view: {
      ...{ id: `V${unique()}`, type: 'modal', callback_id: `form:${form.name}`, hash: 'h', blocks },
      title: { type: 'plain_text', text: 'Form' },
      private_metadata: JSON.stringify(memory),
      state: { values: Object.fromEntries(values) },
    },
    response_urls: [],
  };
}

export function aShortcut(sender: Sender, callback_id: string): Payload {
  return { ...person(sender), type: 'shortcut', callback_id, trigger_id: unique(), action_ts: unique() };
}

/** A shortcut on a message of the channel where the person stands. */
export function aMessageShortcut(sender: Sender, callback_id: string): Payload {
  const { channelId: id } = sender;
  return {
    ...{ ...aShortcut(sender, callback_id), type: 'message_action', response_url },
    ...{ channel: { id, name: 'x' }, message, message_ts: message.ts },
  };
}

export function anEvent({ workspaceId }: Pick<Sender, 'workspaceId'>, event: Payload): Payload {
  return {
    ...{ type: 'event_callback', team_id: workspaceId, event, event_id: unique(), event_time: 1_700_000_000 },
    authorizations: [{ team_id: workspaceId, user_id: 'U0SANDBOT1', is_bot: true }],
  };
}

function person({ workspaceId, userId }: Sender): Payload {
  return {
    team: { id: workspaceId, domain: 'x' },
    user: { id: userId, username: 'x', team_id: workspaceId },
    ...{ token: 'x', api_app_id: 'A1', is_enterprise_install: false },
  };
}
