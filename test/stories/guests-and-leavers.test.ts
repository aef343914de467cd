import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { actionIds } from '../../src/slack/views/action-ids.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { sendsForm } from '../support/sends-to-app.js';

const guestsMayNot = "Guests can't declare incidents here";

it('lets guests declare only if the policy says so', async () => {
  const strict = await aBot();
  const declare = '/incident start sev3 The badge reader is dead';
  expect((await strict.slack.person('guest').types(declare, { in: 'payments' })).text).toContain(
    guestsMayNot,
  );
  await strict.slack.person('guest').shortcut('start_incident');
  const refused = await strict.slack.until(() => strict.slack.person('guest').modal());
  expect(JSON.stringify(refused)).toContain(guestsMayNot);

  const open = await aBot({ policy: (usual) => ({ ...usual, guestsMayDeclare: true }) });
  const guest = open.slack.person('guest');
  expect(JSON.stringify(await guest.types(declare, { in: 'payments' }))).not.toContain(guestsMayNot);
  await open.delivered();
  const channel = 'inc-1-the-badge-reader-is-dead';
  await open.slack.person('lee').joins(channel);
  await open.slack.person('lee').invites(channel, 'guest');
  const resolved = await guest.types('/incident INC-1 resolved It works', { in: 'payments' });
  expect(resolved.text).toContain('INC-1');
  expect(resolved.text).not.toContain('that you can see');
});

it('lets guests declare only if the policy’s list of declarers includes them', async () => {
  const { slack } = await aBot({
    policy: (usual) => ({ ...usual, guestsMayDeclare: true, mayDeclare: ['U0DANA0001'] }),
  });
  const answer = await slack.person('guest').types('/incident start sev3 Anything', { in: 'payments' });
  expect(answer.text).toContain('Only some people can declare');
});

it('lets guests in only by invitation, whatever they try', async () => {
  const { slack, delivered, databaseUrl } = await aBot({
    policy: (usual) => ({ ...usual, announceIn: 'C0PAYMENT3' }),
  });
  const [dana, guest] = [slack.person('dana'), slack.person('guest')];
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  const channel = () => slack.channel('inc-1-checkout-is-down');
  const announced = await slack.until(() =>
    slack.channel('payments').messages.find(({ text }) => text.includes('INC-1')),
  );
  const isReported = async (words: string) => {
    expect((await guest.types('/incident join INC-1', { in: 'payments' })).text).toContain(words);
    const pressed = await guest.clicks(announced, { action_id: actionIds.join });
    await slack.until(() => pressed.ephemeral.some(({ text }) => text.includes(words)));
  };
  await isReported('no INC-1 that you can see');
  await delivered();
  expect(channel().memberNames).not.toContain('guest');
  await dana.invites(channel().name, 'guest');
  await eventually(async () =>
    expect(
      await ask(databaseUrl, "select 1 from incident_members where user_id = 'U0GUEST006'"),
    ).toHaveLength(1),
  );
  await isReported("Guests can't let themselves into INC-1");
});

it('accepts nothing from a deactivated commander, and continues once reactivated', async () => {
  const bot = await aBot();
  const { slack, delivered } = bot;
  await slack.person('dana').types('/incident start sev2 Checkout is down');
  await slack.person('dana').types('/incident INC-1 lead @priya');
  await delivered();
  const says = async (text: string) => typesLate(bot, 'priya', text);
  slack.changeUser('priya', { kind: 'deactivated' });
  await eventually(async () => expect(await says('INC-1 resolved it is over')).toContain('deactivated'));
  for (const line of ['show INC-1', 'list', 'timeline INC-1'])
    expect(await says(line), line).not.toContain('Checkout');
  const others = await slack.person('sam').types('/incident INC-1 lead @sam');
  expect(others.text).not.toContain("can't");
  slack.changeUser('priya', { kind: 'member' });
  await eventually(async () => expect(await says('show INC-1')).toContain('Checkout'));
  expect(await says('INC-1 lead @priya')).not.toContain('deactivated');
});

it('follows changes to a user group that the policy names', async () => {
  const group = 'S0ONCALL01';
  const { slack, delivered } = await aBot({
    policy: (usual) => ({ ...usual, mayDeclare: [group], alwaysInvite: [group] }),
  });
  const mia = slack.person('mia');
  expect((await mia.types('/incident start Checkout is down')).text).toContain('Only some');
  slack.changeGroup('payments-oncall', ['mia', 'sam']);
  await eventually(async () =>
    expect((await mia.types('/incident start Checkout is down')).text).toContain('INC-1'),
  );
  await delivered();
  expect(slack.channel('inc-1-checkout-is-down').memberNames).toEqual(expect.arrayContaining(['mia', 'sam']));
  expect(slack.channel('inc-1-checkout-is-down').memberNames).not.toContain('priya');
  slack.changeGroup('payments-oncall', ['sam']);
  await vi.waitFor(
    async () => expect((await mia.types('/incident start Search is down')).text).toContain('Only some'),
    10_000,
  );
});

it('follows a change to a user group that comes while the group is being read', async () => {
  const { slack } = await aBot({ policy: (usual) => ({ ...usual, mayDeclare: ['S0ONCALL01'] }) });
  const mia = slack.person('mia');
  slack.faults.answerLate('usergroups.users.list', 1_000);
  slack.changeGroup('payments-oncall', ['sam']);
  await pause(300);
  slack.changeGroup('payments-oncall', ['mia', 'sam']);
  await eventually(async () =>
    expect((await mia.types('/incident start Checkout is down')).text).toContain('INC-1'),
  );
});

/** Slack's reply to a command that was in flight when the account was deactivated. */
async function typesLate({ slack, service }: Bot, name: string, text: string): Promise<string> {
  const { id } = slack.person(name);
  const typed = slack.deliveries.find(({ kind }) => kind === 'command')?.payload;
  const fields = {
    ...typed,
    user_id: id,
    text,
    trigger_id: `1.2.${Math.random()}`,
    channel_id: 'C0GENERAL1',
  };
  const strings = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
  return (await sendsForm(strings, { url: `${service.url}/slack/events`, secret: slack.signingSecret })).body;
}
