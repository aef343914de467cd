import { expect, it } from 'vitest';
import type { ChannelState, Sandbox } from '../../sandbox/sandbox.js';
import { aBot } from '../support/a-bot.js';
import { expectSlackToAgree } from '../support/expect-agreement.js';
import { seeded } from '../support/seeded.js';
import { storedEffects, storedIncidents, untilDelivered } from '../support/stored.js';

/** The calls of a start that invites somebody, in words that tell calls of one method apart. */
const calls = [
  'conversations.create',
  'conversations.invite of the reporter',
  'conversations.invite of others',
  'chat.postMessage of the card',
  'pins.add',
  'conversations.setTopic',
  'chat.postMessage elsewhere',
];

/** The calls of an update that changes severity as well. */
const callsOfChange = [
  'chat.postMessage of the card', // here of the broadcast: the card is there
  'chat.update of the card',
  'chat.update elsewhere',
  'conversations.setTopic',
];

type Faults = Sandbox['faults'];
type Target = Parameters<Faults['fail']>[0];
type Illness = (faults: Faults, target: Target) => void;

/** What may befall a call and pass; `longTimeMs` is more than the bot waits for an answer. */
const illnesses: Record<string, Illness> = {
  internal_error: (faults, target) => faults.fail(target, 'internal_error'),
  'token_revoked for a while': (faults, target) => faults.fail(target, 'token_revoked'),
  'internal_error after the act': (faults, target) =>
    faults.garble(target, '{"ok":false,"error":"internal_error"}'),
  fatal_error: (faults, target) => faults.fail(target, 'fatal_error'),
  'status 500': (faults, target) => faults.status(target, 500),
  'status 503': (faults, target) => faults.status(target, 503),
  'too many requests': (faults, target) => faults.rateLimit(target, 1),
  'too many requests for less than no time': (faults, target) => faults.rateLimit(target, -5),
  'no answer in time': (faults, target) => faults.hang(target, longTimeMs),
  'silence, then cut off': (faults, target) => faults.hang(target, 3_000),
  'dropped before the act': (faults, target) => faults.dropBefore(target),
  'reply lost after the act': (faults, target) => faults.loseReply(target),
  'done later than it is asked again': (faults, target) => faults.doneLate(target, 300),
  'a page instead of the answer': (faults, target) =>
    faults.garble(target, '<html><body>Log in</body></html>'),
  'an answer cut off': (faults, target) => faults.garble(target, '{"ok":true,"ts":"17'),
  'an empty answer': (faults, target) => faults.garble(target, ''),
  'an answer of other types': (faults, target) => faults.garble(target, '{"ok":true,"ts":7,"channel":7}'),
  'reply lost, then too many requests': (faults, target) => {
    faults.loseReply(target);
    faults.rateLimit(target, 1);
    faults.rateLimit('conversations.history', 1);
  },
};
const longTimeMs = 12_000;

/** `FAULTS=all` plays each at each call, `FAULTS_SEED` the same few again. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const isAll = process.env.FAULTS === 'all';
const allowedMs = isAll ? 240_000 : 90_000;

it('starts an incident with these calls and no others', async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  await slack.person('dana').types('/incident start sev2 plain @sam');
  await untilDelivered(databaseUrl);
  const begun = slack.calls.findIndex(({ method }) => method === 'conversations.create');
  expect(namesOf(slack.calls.slice(begun))).toEqual([...calls].sort());
});

it('changes an incident with these calls and no others', async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  await slack.person('dana').types('/incident start sev2 plain');
  await untilDelivered(databaseUrl);
  const begun = slack.calls.length;
  await slack.person('dana').types('/incident INC-1 severity sev1 words0x');
  await untilDelivered(databaseUrl);
  expect(namesOf(slack.calls.slice(begun))).toEqual([...callsOfChange].sort());
});

it(`comes to the same end whatever befalls whichever call of a start (FAULTS_SEED=${seed})`, {
  timeout: allowedMs,
}, async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 plain @sam');
  const cases = casesOf(calls, 40);
  for (const [at, { call, befall }] of cases.entries()) {
    befall(slack.faults, (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`));
    const answer = await dana.types(`/incident start sev2 case${at}x @sam`);
    expect(answer.text ?? '').not.toContain('Nothing was saved');
  }
  await untilDelivered(databaseUrl, allowedMs - 20_000);

  const incidents = await storedIncidents(databaseUrl);
  expect(incidents).toHaveLength(cases.length + 1);
  const usual = shownOf(slack, 'plain');
  for (const [at, { illness, call }] of cases.entries())
    expect.soft(shownOf(slack, `case${at}x`), `${illness} at ${call}`).toEqual(usual);
  expect(await troubles(databaseUrl)).toEqual([]);
  expect(slack.refusals).toEqual([]);
});

it(`shows each change once whatever befalls whichever call of it (FAULTS_SEED=${seed})`, {
  timeout: allowedMs,
}, async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  const dana = slack.person('dana');
  const cases = casesOf(callsOfChange, 20);
  for (const at of cases.keys()) await dana.types(`/incident start sev2 case${at}x`);
  await untilDelivered(databaseUrl, 60_000);
  for (const [at, { call, befall }] of cases.entries()) {
    befall(slack.faults, (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`));
    const answer = await dana.types(`/incident INC-${at + 1} severity sev1 words${at}x`);
    expect(answer.text).toMatch(/INC-/);
  }
  await untilDelivered(databaseUrl, allowedMs - 20_000);
  await expectSlackToAgree(slack, databaseUrl);
  expect(await troubles(databaseUrl)).toEqual([]);
});

it('tells who asked what Slack refused for good at whichever call of a start, and makes it good when asked again', {
  timeout: 90_000,
}, async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 plain @sam');
  for (const [at, call] of calls.entries()) {
    const target: Target = (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`);
    slack.faults.fail(target, 'restricted_action');
    await dana.types(`/incident start sev2 case${at}x @sam`);
    await untilDelivered(databaseUrl, 30_000);
    const notices = noticesOf(slack, at + 2);
    expect(
      notices.map(({ text }) => text),
      call,
    ).toEqual([expect.stringContaining('restricted_action')]);
    for (const notice of notices) await dana.clicks(notice, { text: 'Try again' });
    await untilDelivered(databaseUrl, 30_000);
    expect.soft(shownOf(slack, `case${at}x`), call).toEqual(shownOf(slack, 'plain'));
  }
  expect(await troubles(databaseUrl)).toEqual([]);
});

/** What dana reads in a channel or directly of what Slack refused for this incident. */
function noticesOf(slack: Sandbox, number: number) {
  const dana = slack.person('dana');
  const own = slack.channels().filter(({ name }) => name.startsWith(`inc-${number}-`));
  const read = [...own.flatMap(({ id }) => dana.reads(id)), ...dana.readsDirect()];
  return read.filter(({ text }) => text.includes(`INC-${number} is saved`) && !/is saved, but/.test(text));
}

interface Case {
  illness: string;
  call: string;
  befall: Illness;
}

/** Each illness at each call, or a few of them. */
function casesOf(ofCalls: string[], few: number): Case[] {
  const cases = Object.entries(illnesses).flatMap(([illness, befall]) =>
    ofCalls.map((call) => ({ illness, call, befall })),
  );
  if (isAll) return cases;
  const random = seeded(seed);
  const inAnyOrder = cases.map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at);
  return inAnyOrder.slice(0, few).map(({ one }) => one);
}

/** What stands in Slack of the incident with this title, its title and number left out. */
function shownOf(slack: Sandbox, title: string) {
  const own = slack.channels().filter((one) => one.name.endsWith(`-${title}`));
  const [channel] = own;
  if (!channel || own.length > 1) return `${own.length} channels`;
  const plainly = (text: string) => text.replaceAll(title, 'TITLE').replace(/INC-\d+/, 'INC');
  return {
    members: channel.memberNames.toSorted(),
    topic: plainly(channel.topic.value),
    messages: appPosts(slack, channel).map(({ text }) => plainly(text)),
    pins: channel.pins.map(({ text }) => plainly(text)),
    announcements: appPosts(slack, slack.channel('general'))
      .filter(({ text }) => new RegExp(`\\b${title}\\b`).test(text))
      .map(({ text }) => plainly(text)),
    isReporterLed: appPosts(slack, slack.channel('general')).some(({ blocks }) =>
      JSON.stringify(blocks).includes(`<#${channel.id}>`),
    ),
  };
}

function appPosts(slack: Sandbox, channel: ChannelState) {
  return channel.messages.filter(({ user, subtype }) => user === slack.botUserId && subtype === undefined);
}

type Call = Parameters<Exclude<Target, string>>[0];

/** What was called, sorted; who acts is looked up in the background, and that is no part of what they do. */
function namesOf(called: readonly Call[]): string[] {
  return called
    .filter(({ method }) => method !== 'users.info')
    .map(nameOfCall)
    .sort();
}

/** `conversations.invite of others`: the call's method, and which of several it is. */
function nameOfCall({ method, args }: Call): string {
  if (method === 'conversations.invite')
    return `${method} of ${args.users === 'U0DANA0001' ? 'the reporter' : 'others'}`;
  if (method === 'chat.postMessage' || method === 'chat.update')
    return `${method} ${args.channel === 'C0GENERAL1' ? 'elsewhere' : 'of the card'}`;
  return method;
}

function isAbout(slack: Sandbox, { args }: { args: Record<string, unknown> }, title: string): boolean {
  const said = JSON.stringify(args);
  if (new RegExp(`\\b${title}\\b`).test(said)) return true;
  const channel = slack.channels().find(({ name }) => name.endsWith(`-${title}`));
  return channel !== undefined && said.includes(channel.id);
}

async function troubles(databaseUrl: string) {
  const effects = await storedEffects(databaseUrl);
  return effects.filter(
    ({ kind, state }) => kind !== 'dedupe_post' && !['done', 'superseded'].includes(state),
  );
}

async function aBotThatReadsGeneral() {
  const bot = await aBot();
  await bot.slack.person('dana').invites('general', bot.slack.botUserId);
  return bot;
}
