import { expect, it } from 'vitest';
import type { Dict } from '../../sandbox/json.js';
import { commands } from '../../src/commands/index.js';
import { actionIds } from '../../src/slack/views/action-ids.js';
import { aBot } from '../support/a-bot.js';
import { aTown, channelIdOf, stateOf, townsmen } from '../support/a-town.js';
import { ask } from '../support/ask.js';
import { aMessageShortcut, aShortcut, aSubmission, aTypedLine } from '../support/payloads-of.js';
import { sendsForm } from '../support/sends-to-app.js';
import { type Payload, senderOf, shortcuts, verbs, waysToName } from '../support/ways-in.js';

const outsiders = [
  { who: 'somebody of another organization', userId: 'U0KIM00008', says: 'Only people in this workspace' },
  { who: 'a bot', userId: 'U0DEPLOY09', says: "Bots can't" },
  { who: 'Slackbot', userId: 'USLACKBOT', says: "Bots can't" },
  { who: 'a deactivated account', userId: 'U0GONE0007', says: 'deactivated' },
];

/** A bot with dana's public INC-1, and a way to send anything as any user. */
async function aBotWithAnIncident(more: Parameters<typeof aBot>[0] = {}) {
  const bot = await aBot(more);
  const { slack, delivered, service, databaseUrl } = bot;
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  const channel = slack.channel('inc-1-checkout-is-down');
  const [card] = channel.pins;
  if (!card) throw new Error('There is no card.');
  const message = await dana.posts('the lock is held', { in: channel.id });
  await dana.clicks(card, { action_id: actionIds.update });
  const form = await slack.until(() => dana.modal());
  await slack.idle(); // Slack sends events about every message, the bot's own too
  const send = async (fields: Record<string, string>) =>
    (await sendsForm(fields, { url: `${service.url}/slack/events`, secret: slack.signingSecret })).body;
  const payloadOf = (kind: string): Dict => slack.deliveries.find((one) => one.kind === kind)?.payload ?? {};
  const asPayload = (payload: Dict) => send({ payload: JSON.stringify(payload) });
  let count = 0;
  return {
    ...bot,
    channel,
    message,
    form,
    asPayload,
    payloadOf,
    /** What a person reads after typing a line in a channel. */
    types: (userId: string, text: string, channelId: string) => {
      const fields = { ...payloadOf('command'), user_id: userId, text, channel_id: channelId };
      const strings = Object.entries(fields).map(([name, value]) => [name, String(value)]);
      return send({ ...Object.fromEntries(strings), trigger_id: `1.2.${count++}` });
    },
    presses: (userId: string, action_id: string, value: string) => {
      const action = { action_id, value, type: 'button', action_ts: `17.${count++}` };
      const base = payloadOf('block_actions');
      return asPayload({ ...base, user: { ...(base.user as Dict), id: userId }, actions: [action] });
    },
    state: async () => JSON.stringify(await everything(databaseUrl)),
  };
}

function everything(url: string) {
  return Promise.all([
    ask(url, 'select title, status, severity, roles, latest_update from incidents order by number'),
    ask(url, 'select event from timeline_entries order by id'),
    ask(url, 'select ts, is_highlight from messages order by ts'),
    ask(url, 'select ts, key, is_on from marks order by ts, key'),
    ask(
      url,
      "select kind from effects where kind not in ('receipt', 'fetch_message', 'copy_file') order by id",
    ),
  ]);
}

it.each(outsiders)(
  'keeps $who from declaring and changing anything, by whatever way in',
  { timeout: 120_000 },
  async ({ userId, says }) => {
    const bot = await aBotWithAnIncident();
    const { channel, message, form, types, presses, asPayload, payloadOf, slack, state } = bot;
    const before = await state();
    expect(await types(userId, 'start sev1 Anything', 'C0GENERAL1')).toContain(says);
    const typed = commands
      .filter(({ name }) => !['start', 'drill', 'list', 'show', 'catchup', 'timeline'].includes(name))
      .flatMap(({ name }) => [
        `${name} sev1 comms <@U0LEE00005|lee> false alarm`,
        `${name} INC-1 <@U0LEE00005|lee> x`,
      ]);
    for (const line of typed)
      for (const where of [channel.id, 'C0GENERAL1']) await types(userId, line, where);
    for (const id of Object.values(actionIds))
      for (const word of ['', 'resolved', 'scribe', '1', `timeline remove m${message.ts}`])
        await presses(userId, id, `1 ${word}`.trim());
    const submission = {
      ...{ ...payloadOf('block_actions'), actions: undefined, type: 'view_submission' },
      user: { id: userId, team_id: slack.teamId },
      view: {
        ...form,
        state: { values: { text: { value: { type: 'plain_text_input', value: 'all is well' } } } },
      },
    };
    expect(await asPayload(submission)).toContain(says.slice(0, 8));
    await bot.delivered();
    expect(await state()).toBe(before);
  },
);

/** What names no incident and would change something: what is typed in a channel, forms that declare or add, shortcuts. */
function waysWithoutName(who: (typeof townsmen)[number]): [string, Payload][] {
  const value = (words: string) => ({ value: words });
  const fields = { title: value('Anything'), text: value('# Anything'), summary: value('Anything') };
  const forms = {
    start: { ...fields, severity: { selected_option: { value: 'sev1' } } },
    backfill: { ...fields, times: value('yesterday 14:00 to 15:00') },
    'runbook-add': fields,
    'reminder-settings': { time: { selected_option: { value: '10:00' } } },
  };
  const inside = senderOf(who, channelIdOf(101));
  const lines = [
    ...Object.entries(verbs).map(([verb, rest]) =>
      rest === 'declares' ? `${verb} sev2 Anything yesterday 14:00 to 15:00` : `${verb} ${rest}`,
    ),
    ...[
      'runbook add Anything',
      'reminders at 10:00',
      'reminders away until friday',
      'sev1',
      'title Anything',
    ],
  ];
  return [
    ...lines.map((line): [string, Payload] => [line, aTypedLine(inside, line)]),
    ...Object.entries(forms).map(([name, values]): [string, Payload] => [
      `form ${name}`,
      aSubmission(inside, { name, values, remembers: {} }),
    ]),
    ['shortcut', aShortcut(inside, 'start_incident')],
    ...shortcuts.slice(1).map((id): [string, Payload] => [id, aMessageShortcut(inside, id)]),
  ];
}

it.each(['stranger', 'bot', 'deactivated'] as const)(
  'changes nothing for a %s, even one in the channels, by any line, button, form or shortcut',
  { timeout: 120_000 },
  async (kind) => {
    const who = townsmen.find((one) => one.kind === kind && one.place === 'in');
    if (!who) throw new Error(`There is no ${kind}.`);
    const town = await aTown({ numbers: [101, 102] });
    const before = await stateOf(town);
    for (const [way, payload] of [
      ...waysToName(who, 101),
      ...waysToName(who, 102),
      ...waysWithoutName(who),
    ]) {
      await town.sends(payload);
      expect(await stateOf(town), way).toEqual(before);
    }
  },
);

it('ignores reactions and pins by bots and people from other organizations', async () => {
  const { slack, channel, message, databaseUrl, state } = await aBotWithAnIncident();
  const before = await state();
  for (const name of ['ext.kim', 'deploybot']) {
    await slack.person('dana').invites(channel.id, name);
    await slack.person(name).reacts(message, 'pushpin');
    await slack.person(name).pins(message);
  }
  await slack.idle();
  expect(await state()).toBe(before);
  await slack.person('dana').reacts(message, 'pushpin');
  await expect
    .poll(() => ask(databaseUrl, 'select ts from messages where is_highlight'))
    .toEqual([{ ts: message.ts }]);
});
