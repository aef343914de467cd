import { expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

const secret = 'inc-1-payroll-is-out';
const open = 'inc-2-checkout-is-down';
const everybody = ['dana', 'sam', 'priya', 'mia', 'lee', 'notz', 'guest'];

/** Everything that changes who may see what, done in Slack without Firebreak. */
const changes: { what: string; happens: (slack: Sandbox) => Promise<void> | void }[] = [
  { what: 'somebody is invited', happens: (slack) => slack.person('dana').invites(secret, 'mia') },
  { what: 'somebody is removed', happens: (slack) => slack.removeFromChannel(secret, 'priya') },
  { what: 'somebody leaves', happens: (slack) => slack.person('sam').leaves(secret) },
  {
    what: 'somebody leaves and comes back',
    happens: async (slack) => {
      await slack.person('sam').leaves(secret);
      await slack.person('dana').invites(secret, 'sam');
    },
  },
  { what: 'a public channel becomes private', happens: (slack) => slack.convertChannel(open, 'private') },
  { what: 'a private channel becomes public', happens: (slack) => slack.convertChannel(secret, 'public') },
  {
    what: 'a channel becomes private, and public again',
    happens: (slack) => {
      slack.convertChannel(open, 'private');
      slack.convertChannel(open, 'public');
    },
  },
  { what: 'a guest is invited', happens: (slack) => slack.person('dana').invites(open, 'guest') },
  {
    what: 'a guest becomes a member',
    happens: (slack) => slack.changeUser('guest', { kind: 'member' }),
  },
  { what: 'a member becomes a guest', happens: (slack) => slack.changeUser('lee', { kind: 'guest' }) },
  { what: 'a channel is archived', happens: (slack) => slack.person('dana').archives(secret) },
  { what: 'a channel is shared', happens: (slack) => slack.shareChannel(open, true) },
  {
    what: 'Firebreak is removed, somebody leaves, and it is invited again',
    happens: async (slack) => {
      slack.removeFromChannel(secret, 'Firebreak');
      slack.removeFromChannel(secret, 'priya');
      await slack.person('dana').invites(secret, 'Firebreak');
    },
  },
];

it.each(changes)('agrees with Slack on who sees what when $what while it runs', async ({ happens }) => {
  const bot = await aBotWithTwo();
  await happens(bot.slack);
  await expectAgreement(bot);
});

it.each(changes)('agrees with Slack on who sees what when $what while it is down', async ({ happens }) => {
  const bot = await aBotWithTwo();
  await bot.service.stop();
  bot.slack.deliverTo('http://127.0.0.1:9/slack/events');
  await happens(bot.slack);
  await bot.slack.idle();
  const { url } = await bot.another();
  bot.slack.deliverTo(`${url}/slack/events`);
  await expectAgreement(bot);
});

it('hides a private incident after downtime until Slack confirms its members', async () => {
  const bot = await aBotWithTwo();
  const { slack } = bot;
  await bot.service.stop();
  slack.removeFromChannel(secret, 'priya');
  const lift = slack.faults.fail('conversations.members', 'internal_error', {
    times: Number.POSITIVE_INFINITY,
  });
  const { url } = await bot.another();
  slack.deliverTo(`${url}/slack/events`);
  expect(await sees(slack, 'priya', 1)).toBe(false);
  expect(await sees(slack, 'dana', 1)).toBe(false);
  const inside = await slack.person('dana').types('/incident show', { in: secret });
  expect(inside.text).toContain('INC-1');
  lift();
});

it('replaces announcements once when an incident becomes private, and stops editing them', async () => {
  const { slack, delivered } = await aBotWithTwo();
  const announced = () => slack.channel('general').messages.filter(({ bot_id }) => bot_id);
  expect(announced().map(({ text }) => text)).toEqual([expect.stringContaining('Checkout')]);
  slack.convertChannel(open, 'private');
  await vi.waitFor(() => expect(announced()[0]?.text).toBe('This incident is now private.'), 20_000);
  expect(JSON.stringify(announced())).not.toMatch(/checkout|INC-2/i);
  await delivered({ withAnnouncements: true });
  const updates = () => slack.calls.filter(({ args }) => args.channel === slack.channel('general').id).length;
  const before = updates();
  await slack.person('dana').types('/incident INC-2 update it is worse');
  await slack.person('dana').types('/incident INC-2 title Checkout is on fire');
  await delivered({ withAnnouncements: true });
  expect(updates()).toBe(before);
  slack.convertChannel(open, 'public');
  await vi.waitFor(() => expect(announced()[0]?.text).toContain('Checkout is on fire'), 20_000);
});

it('refuses a form of someone who was removed after it opened', async () => {
  const { slack, databaseUrl } = await aBotWithTwo();
  const priya = slack.person('priya');
  await priya.types('/incident update', { in: secret });
  await slack.until(() => priya.modal());
  slack.removeFromChannel(secret, 'priya');
  await slack.idle();
  const answer = await priya.submits({ text: 'words from outside' });
  expect(JSON.stringify(answer.errors)).toContain('that you can see');
  expect(await ask(databaseUrl, "select 1 from timeline_entries where event::text ~ 'outside'")).toEqual([]);
});

/** dana's private INC-1 with priya and sam, and the public INC-2. */
async function aBotWithTwo(): Promise<Bot> {
  const bot = await aBot();
  const dana = bot.slack.person('dana');
  await dana.types('/incident start sev2 Payroll is out --private @priya @sam');
  await bot.delivered();
  await dana.types('/incident start sev2 Checkout is down');
  await bot.delivered();
  await bot.slack.idle();
  return bot;
}

/** Every person sees, in every way, exactly the incidents that Slack's own rules allow. */
async function expectAgreement({ slack }: Bot): Promise<void> {
  for (const name of everybody)
    for (const [number, channelName] of [
      [1, secret],
      [2, open],
    ] as const)
      await vi.waitFor(
        async () => {
          const may = truth(slack, name, channelName);
          expect(await sees(slack, name, number), `${name} shows INC-${number}`).toBe(may);
          expect(await lists(slack, name, number), `${name} lists INC-${number}`).toBe(may);
        },
        { timeout: 20_000, interval: 200 },
      );
  const home = slack.person('lee');
  await home.opensHome();
  await vi.waitFor(() => expect(home.home()).toBeDefined());
  for (const [words, channelName] of [
    ['Payroll', secret],
    ['Checkout', open],
  ] as const)
    await vi.waitFor(() =>
      expect(JSON.stringify(home.home()).includes(words), words).toBe(truth(slack, 'lee', channelName)),
    );
}

function truth(slack: Sandbox, name: string, channelName: string): boolean {
  const channel = slack.channel(channelName);
  const user = slack.users().find((one) => one.name === name);
  return channel.memberNames.includes(name) || (channel.kind === 'public' && user?.kind === 'member');
}

async function sees(slack: Sandbox, name: string, number: number): Promise<boolean> {
  const answer = await slack.person(name).types(`/incident show INC-${number}`, { in: placeOf(name) });
  return !answer.text?.includes('that you can see');
}

async function lists(slack: Sandbox, name: string, number: number): Promise<boolean> {
  const answer = await slack.person(name).types('/incident list', { in: placeOf(name) });
  return JSON.stringify(answer.body).includes(`INC-${number}`);
}

/** Guests are not in #general. */
function placeOf(name: string): string {
  return name === 'guest' ? 'payments' : 'general';
}
