import { words } from './odd-requests.js';

type Payload = Record<string, unknown>;

/** A Slack payload with one thing changed. */
export interface OddPayload {
  name: string;
  kind: 'event' | 'command' | 'interactive';
  payload: Payload;
  /** The web server's status for it; null if the wrong field may or may not matter. */
  status: number | null;
}

/** Payload types that the bot does not handle. */
const unserved = ['view_closed', 'block_suggestion', 'interactive_message', 'dialog_submission'];

const team = { id: 'T0SANDBOX1', domain: 'sandbox' };
const user = { id: 'U0DANA0001', username: 'dana', name: 'dana', team_id: 'T0SANDBOX1' };
const ts = '1700000000.000100';
const channel = 'C0GENERAL1';
const person = {
  token: 'x',
  team,
  user,
  api_app_id: 'A0SANDBOX1',
  is_enterprise_install: false,
  enterprise: null,
};
const pressed = {
  action_id: 'run_line',
  block_id: 'b',
  type: 'button',
  action_ts: ts,
  value: '1 show',
};
const view = {
  ...{
    id: 'V1',
    type: 'modal',
    callback_id: 'form:start',
    hash: 'h',
    title: { type: 'plain_text', text: 'Start' },
    blocks: [{ type: 'input', block_id: 'title' }],
  },
  private_metadata: '{"number":null,"channelId":null,"mayAnnounceHere":false,"about":null}',
  state: { values: { title: { title: { type: 'plain_text_input', value: null } } } },
};
const message = { type: 'message', user: 'U0DANA0001', ts, text: words, team: 'T0SANDBOX1' };
const response_url = 'http://127.0.0.1:1/actions/T0/1/x';

/** One valid payload of each type that Slack sends. */
const lawful: Record<string, OddPayload['payload']> = {
  command: {
    ...{ token: 'x', team_id: team.id, team_domain: 'sandbox', channel_id: channel, channel_name: 'general' },
    ...{ user_id: user.id, user_name: 'dana', command: '/incident', text: 'list', api_app_id: 'A0SANDBOX1' },
    ...{ is_enterprise_install: 'false', trigger_id: '1.2.3' },
  },
  block_actions: {
    ...{ ...person, type: 'block_actions', trigger_id: '1.2.4', actions: [pressed], response_url },
    ...{ container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false } },
    ...{ channel: { id: channel, name: 'general' }, message },
  },
  view_submission: { ...person, type: 'view_submission', trigger_id: '1.2.5', view, response_urls: [] },
  view_closed: { ...person, type: 'view_closed', view, is_cleared: false },
  block_suggestion: {
    ...person,
    type: 'block_suggestion',
    action_id: 'a',
    block_id: 'b',
    value: words,
    view,
  },
  shortcut: {
    ...person,
    type: 'shortcut',
    callback_id: 'start_incident',
    trigger_id: '1.2.6',
    action_ts: ts,
  },
  message_action: {
    ...{
      ...person,
      type: 'message_action',
      callback_id: 'add_to_timeline',
      trigger_id: '1.2.7',
      response_url,
    },
    ...{ channel: { id: channel, name: 'general' }, message, message_ts: ts, action_ts: ts },
  },
  start_from_message: {
    ...{ ...person, type: 'message_action', callback_id: 'start_incident_from_message', trigger_id: '1.2.8' },
    ...{ channel: { id: channel, name: 'general' }, message },
  },
  interactive_message: {
    ...person,
    type: 'interactive_message',
    actions: [{ name: 'a', type: 'button', value: words }],
  },
  dialog_submission: { ...person, type: 'dialog_submission', callback_id: 'x', submission: { a: words } },
  unknown: { ...person, type: 'something_new', text: words },
  ...events(),
};

function events(): Record<string, Payload> {
  const item = { type: 'message', channel, ts };
  const marked = { user: user.id, item_user: user.id, event_ts: ts };
  const pin = {
    user: user.id,
    channel_id: channel,
    event_ts: ts,
    item: { type: 'message', channel, message },
  };
  const told: Payload[] = [
    { ...message, channel, channel_type: 'channel', event_ts: ts },
    {
      type: 'message',
      subtype: 'message_changed',
      channel,
      ts,
      event_ts: ts,
      message,
      previous_message: message,
    },
    {
      type: 'message',
      subtype: 'message_deleted',
      channel,
      ts,
      event_ts: ts,
      deleted_ts: ts,
      previous_message: message,
    },
    {
      ...message,
      subtype: 'bot_message',
      bot_id: 'B1',
      username: words,
      channel,
      attachments: [{ text: words }],
    },
    { type: 'reaction_added', reaction: 'pushpin', item, ...marked },
    { type: 'reaction_removed', reaction: 'pushpin', item, ...marked },
    { type: 'pin_added', ...pin },
    { type: 'pin_removed', ...pin },
    { type: 'member_joined_channel', user: user.id, channel, channel_type: 'C', team: team.id, event_ts: ts },
    { type: 'member_left_channel', user: user.id, channel, channel_type: 'C', team: team.id, event_ts: ts },
    { type: 'app_home_opened', user: user.id, channel: 'D1', tab: 'home', event_ts: ts },
    {
      type: 'user_change',
      user: { ...user, real_name: words, profile: { display_name: words } },
      event_ts: ts,
    },
    {
      type: 'team_join',
      user: { ...user, real_name: words, profile: { display_name: words } },
      event_ts: ts,
    },
    { type: 'channel_archive', channel, user: user.id, event_ts: ts },
    { type: 'channel_rename', channel: { id: channel, name: 'new', created: 1 }, event_ts: ts },
    { type: 'subteam_updated', subteam: { id: 'S1', name: words, created_by: user.id }, event_ts: ts },
    { type: 'something_new', text: words },
  ];
  return Object.fromEntries(
    told.map((event, at) => [
      `${event.type} ${event.subtype ?? ''}`,
      {
        ...{ token: 'x', team_id: team.id, api_app_id: 'A0SANDBOX1', event, type: 'event_callback' },
        ...{ event_id: `Ev${at}`, event_time: 1_700_000_000, is_ext_shared_channel: false },
        authorizations: [{ enterprise_id: null, team_id: team.id, user_id: 'U0SANDBOT1', is_bot: true }],
      },
    ]),
  );
}

const absent = Symbol('absent');
const odd: [string, unknown][] = [
  ['absent', absent],
  ['null', null],
  ['a number', 7],
  ['a huge number', 1e300],
  ['text', words],
  ['a zero byte', 'U0\0'],
  ['an empty text', ''],
  ['a list', []],
  ['an object', {}],
  ['true', true],
];

/** Every payload as Slack sends it, and with each field wrong: in all ways, or in one. */
export function oddPayloads(which: 'all' | 'some'): OddPayload[] {
  let turn = 0;
  return Object.entries(lawful).flatMap(([name, payload]) => {
    const kind = name === 'command' ? 'command' : 'event' in payload ? 'event' : 'interactive';
    const wrong = pathsIn(payload, 4).flatMap((path) => {
      const ways = which === 'all' ? odd : odd.filter((_way, at) => at === turn % odd.length);
      turn += 3;
      return ways.map(([how, value]) => ({
        name: `${name}: ${path.join('.')} ${how}`,
        kind,
        payload: withValue(payload, path, value),
        status: null,
      }));
    });
    const status = name === 'unknown' ? 400 : unserved.includes(name) ? 404 : 200;
    return [{ name, kind, payload, status }, ...wrong] as OddPayload[];
  });
}

function pathsIn(value: unknown, depth: number): string[][] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    [key],
    ...pathsIn(one, depth - 1).map((path) => [key, ...path]),
  ]);
}

function withValue(value: unknown, [key = '', ...rest]: string[], wanted: unknown): Payload {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Payload;
  if (rest.length > 0) copy[key] = withValue(copy[key], rest, wanted);
  else if (wanted === absent) delete copy[key];
  else copy[key] = wanted;
  return copy;
}
