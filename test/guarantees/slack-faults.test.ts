import { expect, it } from 'vitest';
import type { ChannelState, Sandbox } from '../../sandbox/sandbox.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { type StoredIncident, storedEffects, storedIncidents, untilDelivered } from '../support/stored.js';

/** Slack calls of a start with an invitation, in words that distinguish calls of one method. */
const calls = [
  'conversations.create',
  'conversations.invite of the reporter',
  'conversations.invite of others',
  'chat.postMessage of the card',
  'chat.postMessage of the welcome',
  'pins.add',
  'conversations.setTopic',
  'chat.postMessage elsewhere',
];

/** Slack calls of an update that also changes the severity. */
const callsOfChange = [
  'chat.postMessage of the card', // the broadcast's call here: the card exists
  'chat.update of the card',
  'chat.update elsewhere',
  'conversations.setTopic',
];

type Faults = Sandbox['faults'];
type Target = Parameters<Faults['fail']>[0];
type Fault = (faults: Faults, target: Target) => void;

/**
 * `FAULTS=all` plays each fault at each call, at Slack's pace. Otherwise each is played once; `FAULTS_SEED` selects where.
 */
const isAll = process.env.FAULTS === 'all';
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000);
const allowedMs = isAll ? 540_000 : 90_000;

/** The bot's timeout, and times below and above it. */
const timeoutMs = isAll ? 10_000 : 1_000;
const longTimeMs = isAll ? 12_000 : 1_500;
const slowMs = isAll ? 8_000 : 400;

/** Temporary faults of a call. */
const faults: Record<string, Fault> = {
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
  'silence, then cut off': (faults, target) => faults.hang(target, slowMs),
  'a slow answer': (faults, target) => faults.answerLate(target, slowMs),
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

it('starts and updates an incident with exactly these calls', async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  await slack.person('dana').types('/incident start sev2 plain @sam');
  await untilDelivered(databaseUrl);
  const begun = slack.calls.findIndex(({ method }) => method === 'conversations.create');
  expect(namesOf(slack.calls.slice(begun))).toEqual([...calls].sort());
  const started = slack.calls.length;
  await slack.person('dana').types('/incident INC-1 severity sev1 words0x');
  await untilDelivered(databaseUrl);
  expect(namesOf(slack.calls.slice(started))).toEqual([...callsOfChange].sort());
});

it(`reaches the same result whatever fault hits whichever call of a start (FAULTS_SEED=${seed})`, {
  timeout: allowedMs,
}, async () => {
  const { slack, databaseUrl, insists } = await aBotThatReadsGeneral();
  await slack.person('dana').types('/incident start sev2 plain @sam');
  const cases = casesOf(calls);
  for (const [at, { call, befall }] of cases.entries()) {
    befall(slack.faults, (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`));
    await insists(`/incident start sev2 case${at}x @sam`, ({ title }) => title === `case${at}x`);
  }
  await untilDelivered(databaseUrl, allowedMs - 20_000);

  const incidents = await storedIncidents(databaseUrl);
  expect(incidents).toHaveLength(cases.length + 1);
  const usual = shownOf(slack, 'plain');
  for (const [at, { fault, call }] of cases.entries())
    expect.soft(shownOf(slack, `case${at}x`), `${fault} at ${call}`).toEqual(usual);
  expect(await failures(databaseUrl)).toEqual([]);
  expect(slack.refusals).toEqual([]);
});

it(`shows each change once whatever fault hits whichever of its calls (FAULTS_SEED=${seed})`, {
  timeout: allowedMs,
}, async () => {
  const { slack, databaseUrl, insists } = await aBotThatReadsGeneral();
  const cases = casesOf(callsOfChange);
  for (const at of cases.keys())
    await insists(`/incident start sev2 case${at}x`, ({ title }) => title === `case${at}x`);
  await untilDelivered(databaseUrl, 60_000);
  for (const [at, { call, befall }] of cases.entries()) {
    befall(slack.faults, (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`));
    await insists(
      `/incident INC-${at + 1} severity sev1 words${at}x`,
      ({ number, severity }) => number === at + 1 && severity === 'sev1',
    );
  }
  await untilDelivered(databaseUrl, allowedMs - 20_000);
  await expectSlackToMatchDatabase(slack, databaseUrl);
  expect(await failures(databaseUrl)).toEqual([]);
});

it('waits between one second and five minutes, whatever Retry-After says', async () => {
  const { slack, databaseUrl, delivered } = await aBotThatReadsGeneral();
  const dana = slack.person('dana');
  const asked = [-5, 'soon', 'Wed, 21 Oct 2099 07:28:00 GMT', '1e9', 1e9];
  for (const at of asked.keys()) await dana.types(`/incident start sev2 case${at}x`);
  await delivered();
  const left = (at: number) =>
    ask(
      databaseUrl,
      `select kind, extract(epoch from not_before - now())::float as seconds
       from effects where incident_number = ${at + 1} and state = 'waiting' and kind = 'broadcast'`,
    );
  for (const [at, wait] of asked.entries()) {
    const isPost: Target = (one) => one.method === 'chat.postMessage' && isAbout(slack, one, `case${at}x`);
    slack.faults.rateLimit(isPost, wait);
    await dana.types(`/incident INC-${at + 1} update words${at}x`);
  }
  for (const at of [0, 1, 2, 3]) await expect.poll(() => left(at), { timeout: 15_000 }).toEqual([]);
  const [waiting] = await left(4);
  expect(waiting?.seconds).toBeGreaterThan(250);
  expect(waiting?.seconds).toBeLessThanOrEqual(300);
  await ask(databaseUrl, `update effects set not_before = now() where state = 'waiting'`);
  await dana.types('/incident INC-5 severity sev1 words');
  await delivered();
  for (const at of asked.keys()) {
    const posts = appPosts(slack, slack.channel(`inc-${at + 1}-case${at}x`));
    expect(
      posts.filter(({ text }) => text.includes(`words${at}x`)),
      String(asked[at]),
    ).toHaveLength(1);
  }
});

it('reports a permanent rejection of any call of a start to its requester, and completes it on retry', {
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
  expect(await failures(databaseUrl)).toEqual([]);
});

/** What dana reads about delivery failures of this incident, in a channel or directly. */
function noticesOf(slack: Sandbox, number: number) {
  const dana = slack.person('dana');
  const own = slack.channels().filter(({ name }) => name.startsWith(`inc-${number}-`));
  const read = [...own.flatMap(({ id }) => dana.reads(id)), ...dana.readsDirect()];
  return read.filter(({ text }) => text.includes(`INC-${number} is saved`) && !/is saved, but/.test(text));
}

interface Case {
  fault: string;
  call: string;
  befall: Fault;
}

/** Each fault at each call; or each fault once, and at least one at each call. */
function casesOf(ofCalls: string[]): Case[] {
  return Object.entries(faults).flatMap(([fault, befall], at) => {
    const all = ofCalls.map((call) => ({ fault, call, befall }));
    return isAll ? all : all.filter((_, which) => which === (at + seed) % ofCalls.length);
  });
}

/** What Slack shows of the incident with this title, without its title and number. */
function shownOf(slack: Sandbox, title: string) {
  const own = slack.channels().filter((one) => one.name.endsWith(`-${title}`));
  const [channel] = own;
  if (!channel || own.length > 1) return `${own.length} channels`;
  const plainly = (text: string) => text.replaceAll(title, 'TITLE').replace(/INC-\d+/, 'INC');
  return {
    members: channel.memberNames.toSorted(),
    topic: plainly(channel.topic.value),
    // A retried message comes later than those that were posted meanwhile.
    messages: appPosts(slack, channel)
      .map(({ text }) => plainly(text))
      .toSorted(),
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

/** Names of the calls, sorted. Looking up the actor happens in the background and does not count. */
function namesOf(called: readonly Call[]): string[] {
  return called
    .filter(({ method }) => method !== 'users.info')
    .map(nameOfCall)
    .sort();
}

/** `conversations.invite of others`: the method, and which of its calls. */
function nameOfCall({ method, args }: Call): string {
  if (method === 'conversations.invite')
    return `${method} of ${args.users === 'U0DANA0001' ? 'the reporter' : 'others'}`;
  if (/^This is the channel of/.test(String(args.text))) return `${method} of the welcome`;
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

async function failures(databaseUrl: string) {
  const effects = await storedEffects(databaseUrl);
  return effects.filter(
    ({ kind, state }) => kind !== 'dedupe_post' && !['done', 'superseded'].includes(state),
  );
}

async function aBotThatReadsGeneral() {
  const bot = await aBot({ slackTimeoutMs: timeoutMs });
  const dana = bot.slack.person('dana');
  await dana.invites('general', bot.slack.botUserId);
  /** On a busy machine an answer may come too late; a person then checks and sends the line again. */
  const insists = async (line: string, isSaved: (incident: StoredIncident) => boolean) => {
    for (let times = 1; times <= 10; times++) {
      const { text = '', failed } = await dana.types(line);
      const isUnheard = failed !== undefined || /^Nothing was saved|didn't confirm/.test(text);
      if ((await storedIncidents(bot.databaseUrl)).some(isSaved)) return;
      expect(isUnheard, `answered, and not saved: ${text}`).toBe(true);
    }
    throw new Error(`Ten times in vain: ${line}`);
  };
  return { ...bot, insists };
}
