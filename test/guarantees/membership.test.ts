import { expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

/** Channels of a private incident with priya and sam, and of the public one declared next. */
interface Pair {
  number: number;
  secret: string;
  open: string;
}

const { secret, open } = pairFrom(1);
const everybody = ['dana', 'sam', 'priya', 'mia', 'lee', 'notz', 'guest'];

type Change = (slack: Sandbox, pair: Pair) => Promise<void> | void;

/** What changes who is in a channel, done in Slack without Firebreak. */
const ofMembers: Record<string, Change> = {
  'somebody is invited': (slack, { secret }) => slack.person('dana').invites(secret, 'mia'),
  'somebody is removed': (slack, { secret }) => slack.removeFromChannel(secret, 'priya'),
  'somebody leaves': (slack, { secret }) => slack.person('sam').leaves(secret),
  'somebody leaves and comes back': async (slack, { secret }) => {
    await slack.person('sam').leaves(secret);
    await slack.person('dana').invites(secret, 'sam');
  },
  'a guest is invited': (slack, { open }) => slack.person('dana').invites(open, 'guest'),
};

/** What changes who may see a channel. */
const ofChannels: Record<string, Change> = {
  'a public channel becomes private': (slack, { open }) => slack.convertChannel(open, 'private'),
  'a private channel becomes public': (slack, { secret }) => slack.convertChannel(secret, 'public'),
  'a channel becomes private, and public again': (slack, { open }) => {
    slack.convertChannel(open, 'private');
    slack.convertChannel(open, 'public');
  },
  'a channel is archived': (slack, { secret }) => slack.person('dana').archives(secret),
  'a channel is shared': (slack, { open }) => slack.shareChannel(open, true),
};

/** What changes which users there are, and whose bot is in a channel. */
const ofUsers: Record<string, Change> = {
  'Firebreak is removed, somebody leaves, and it is invited again': async (slack, { secret }) => {
    slack.removeFromChannel(secret, 'Firebreak');
    slack.removeFromChannel(secret, 'priya');
    await slack.person('dana').invites(secret, 'Firebreak');
  },
  'a guest becomes a member': (slack) => slack.changeUser('guest', { kind: 'member' }),
  'a member becomes a guest': (slack) => slack.changeUser('lee', { kind: 'guest' }),
};

/** So many that their incidents fit on one page of `/incident list`. */
const groups = [
  { of: 'members', changes: ofMembers },
  { of: 'channels', changes: ofChannels },
  { of: 'users', changes: ofUsers },
];

it.each(groups)(
  'agrees with Slack on who sees what, whatever changes about $of while it runs',
  { timeout: 120_000 },
  async ({ changes }) => {
    const { slack, pairs } = await aBotWithPairs(changes);
    for (const { what, happens, pair } of pairs) {
      await happens(slack, pair);
      await expectAgreement(slack, pair, what);
    }
  },
);

it.each(groups)(
  'agrees with Slack on who sees what, whatever changes about $of while it is down',
  { timeout: 120_000 },
  async ({ changes }) => {
    const { slack, service, another, pairs } = await aBotWithPairs(changes);
    await service.stop();
    slack.deliverTo('http://127.0.0.1:9/slack/events');
    for (const { happens, pair } of pairs) await happens(slack, pair);
    await slack.idle();
    const { url } = await another();
    slack.deliverTo(`${url}/slack/events`);
    for (const { what, pair } of pairs) await expectAgreement(slack, pair, what);
  },
);

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
  await declarePair(bot);
  return bot;
}

/** A bot with a pair of incidents for each change. */
async function aBotWithPairs(changes: Record<string, Change>) {
  const bot = await aBot();
  const pairs: { what: string; happens: Change; pair: Pair }[] = [];
  for (const [what, happens] of Object.entries(changes)) {
    await declarePair(bot);
    pairs.push({ what, happens, pair: pairFrom(2 * pairs.length + 1) });
  }
  return { ...bot, pairs };
}

async function declarePair({ slack, delivered }: Bot): Promise<void> {
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Payroll is out --private @priya @sam');
  await delivered();
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  await slack.idle();
}

function pairFrom(number: number): Pair {
  const [secret, open] = [`inc-${number}-payroll-is-out`, `inc-${number + 1}-checkout-is-down`];
  return { number, secret, open };
}

/** Every person sees, in every way, exactly the incidents that Slack's own rules allow. */
async function expectAgreement(slack: Sandbox, { number, secret, open }: Pair, what: string): Promise<void> {
  for (const name of everybody)
    await vi.waitFor(
      async () => {
        const shown = [await sees(slack, name, number), await sees(slack, name, number + 1)];
        const listed = await lists(slack, name, [number, number + 1]);
        const may = [truth(slack, name, secret), truth(slack, name, open)];
        expect({ shown, listed }, `${name}, when ${what}`).toEqual({ shown: may, listed: may });
      },
      { timeout: 20_000, interval: 50 },
    );
  const home = slack.person('lee');
  await home.opensHome();
  await vi.waitFor(() => {
    const listed = [number, number + 1].map((one) => namesIt(home.home(), one));
    expect(listed, `lee's home, when ${what}`).toEqual([
      truth(slack, 'lee', secret),
      truth(slack, 'lee', open),
    ]);
  });
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

async function lists(slack: Sandbox, name: string, numbers: number[]): Promise<boolean[]> {
  const answer = await slack.person(name).types('/incident list', { in: placeOf(name) });
  return numbers.map((number) => namesIt(answer.body, number));
}

function namesIt(shown: unknown, number: number): boolean {
  return new RegExp(`INC-${number}\\b`).test(JSON.stringify(shown) ?? '');
}

/** Guests are not in #general. */
function placeOf(name: string): string {
  return name === 'guest' ? 'payments' : 'general';
}
