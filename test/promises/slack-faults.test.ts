import { expect, it } from 'vitest';
import type { ChannelState, Sandbox } from '../../sandbox/sandbox.js';
import { aBot } from '../support/a-bot.js';
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
  'response_url',
];

type Faults = Sandbox['faults'];
type Target = Parameters<Faults['fail']>[0];

/** What may befall a call and pass; `longTimeMs` is more than the bot waits for an answer. */
const illnesses: Record<string, (faults: Faults, target: Target) => void> = {
  internal_error: (faults, target) => faults.fail(target, 'internal_error'),
  fatal_error: (faults, target) => faults.fail(target, 'fatal_error'),
  'status 500': (faults, target) => faults.status(target, 500),
  'status 503': (faults, target) => faults.status(target, 503),
  'too many requests': (faults, target) => faults.rateLimit(target, 1),
  'no answer in time': (faults, target) => faults.hang(target, longTimeMs),
  'dropped before the act': (faults, target) => faults.dropBefore(target),
  'reply lost after the act': (faults, target) => faults.loseReply(target),
  'reply lost, then too many requests': (faults, target) => {
    faults.loseReply(target);
    faults.rateLimit(target, 1);
    faults.rateLimit('conversations.history', 1);
  },
};
const longTimeMs = 12_000;

it('starts an incident with these calls and no others', async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  await slack.person('dana').types('/incident start sev2 plain @sam');
  await untilDelivered(databaseUrl);
  const begun = slack.calls.findIndex(({ method }) => method === 'conversations.create');
  expect(slack.calls.slice(begun).map(nameOfCall).sort()).toEqual([...calls].sort());
});

it('comes to the same end whatever befalls whichever call of a start', { timeout: 60_000 }, async () => {
  const { slack, databaseUrl } = await aBotThatReadsGeneral();
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 plain @sam');
  const cases = Object.entries(illnesses).flatMap(([illness, befall]) =>
    calls.filter((call) => mayBefall(illness, call)).map((call) => ({ illness, call, befall })),
  );
  for (const [at, { call, befall }] of cases.entries()) {
    befall(slack.faults, (one) => nameOfCall(one) === call && isAbout(slack, one, `case${at}x`));
    const answer = await dana.types(`/incident start sev2 case${at}x @sam`);
    expect(answer.text).toContain('is saved');
  }
  await untilDelivered(databaseUrl, 40_000);

  const incidents = await storedIncidents(databaseUrl);
  expect(incidents).toHaveLength(cases.length + 1);
  const usual = shownOf(slack, 'plain');
  for (const [at, { illness, call }] of cases.entries())
    expect.soft(shownOf(slack, `case${at}x`), `${illness} at ${call}`).toEqual(usual);
  expect(await troubles(databaseUrl)).toEqual([]);
  expect(slack.refusals).toEqual([]);
});

/** Only the Web API has error codes of its own. */
function mayBefall(illness: string, call: string): boolean {
  return call !== 'response_url' || !illness.endsWith('_error');
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

/** `conversations.invite of others`: the call's method, and which of several it is. */
function nameOfCall({ method, args }: { method: string; args: Record<string, unknown> }): string {
  if (method === 'conversations.invite')
    return `${method} of ${args.users === 'U0DANA0001' ? 'the reporter' : 'others'}`;
  if (method === 'chat.postMessage')
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
  return effects.filter(({ state }) => state !== 'done' && state !== 'superseded');
}

async function aBotThatReadsGeneral() {
  const bot = await aBot();
  await bot.slack.person('dana').invites('general', bot.slack.botUserId);
  return bot;
}
