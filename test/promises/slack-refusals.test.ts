import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { aBot } from '../support/a-bot.js';
import { storedEffects, storedIncidents } from '../support/stored.js';

describe('what Slack refuses for good', () => {
  it('keeps the incident where no channel may be made, says so, and makes it when asked again', async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    const allow = slack.faults.fail('conversations.create', 'restricted_action', always);
    const answer = await slack.person('dana').types('/incident start sev2 Checkout is down');
    expect(answer.text).toContain('*INC-1* is saved');
    const notice = await slack.until(() => slack.person('dana').readsDirect().at(-1));
    expect(notice.text).toContain('INC-1 is saved. Slack refused to open the channel');
    expect(notice.text).toContain('an admin can allow it (restricted_action)');
    expect(await storedIncidents(databaseUrl)).toMatchObject([{ number: 1, channel_id: null }]);

    allow();
    await slack.person('dana').clicks(notice, { text: 'Try again' });
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    expect(channel.memberNames).toContain('dana');
    expect(channel.pins).toHaveLength(1);
    expect(announced(slack)).toHaveLength(1);
    expect(await refusedEffects(databaseUrl)).toEqual([]);
  });

  it.each(['user_not_found', 'cant_invite', 'user_is_restricted'])(
    'lets the reporter in, names who could not come (%s), and says it again when it fails again',
    async (error) => {
      const { slack, delivered } = await aBot();
      const others = (call: { args: Record<string, unknown> }) => call.args.users !== 'U0DANA0001';
      slack.faults.fail('conversations.invite', error, { ...always, when: others });
      await slack.person('dana').types('/incident start sev2 Checkout is down @sam');
      await delivered();
      const channel = slack.channel('inc-1-checkout-is-down');
      expect(channel.memberNames.toSorted()).toEqual(['Firebreak', 'dana']);
      const notices = () => whispers(slack, channel.id).filter(({ text }) => text.includes(error));
      expect(notices().map(({ text }) => text)).toEqual([
        expect.stringMatching(/^INC-1 is saved\. Slack refused .*<@U0SAM00002>/),
      ]);
      expect(JSON.stringify(channel.pins[0]?.blocks)).toContain(refused);

      const [first] = notices();
      if (!first) throw new Error('No notice was given.');
      await slack.person('dana').clicks(first, { text: 'Try again' });
      const second = await slack.until(() => notices().find(({ ts }) => ts > first.ts));
      await delivered();
      const card = () => JSON.stringify(slack.channel(channel.id).pins[0]?.blocks);
      expect(card()).toContain(refused);
      await slack.person('dana').clicks(second, { text: 'Leave it' });
      await slack.until(() => !card().includes(refused));
    },
  );

  it.each([
    ['chat.postMessage', 'not_in_channel', 'the announcement'],
    ['pins.add', 'too_many_pins', 'to pin the card'],
    ['conversations.setTopic', 'restricted_action', 'the topic'],
  ])('does the rest where %s is refused with %s, and says what is missing', async (method, error, what) => {
    const { slack, delivered } = await aBot();
    const isElsewhere = (call: { args: Record<string, unknown> }) => call.args.channel === 'C0GENERAL1';
    const when = method === 'chat.postMessage' ? { when: isElsewhere } : {};
    slack.faults.fail(method, error, when);
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    const [card, ...others] = channel.messages.filter(isCard);
    expect(others).toEqual([]);
    expect(JSON.stringify(card?.blocks)).toContain(`Slack refused ${what}`);
    expect(channel.pins).toHaveLength(method === 'pins.add' ? 0 : 1);
    expect(announced(slack)).toHaveLength(method === 'chat.postMessage' ? 0 : 1);
    expect(whispers(slack, channel.id).map(({ text }) => text)).toEqual([
      expect.stringContaining(`INC-1 is saved. Slack refused ${what}`),
    ]);
  });

  it('does not announce twice where it cannot look whether it has: it says that Slack did not confirm', async () => {
    const { slack, delivered } = await aBot();
    const isElsewhere = (call: { args: Record<string, unknown> }) => call.args.channel === 'C0GENERAL1';
    slack.faults.loseReply('chat.postMessage', { when: isElsewhere });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    expect(announced(slack)).toHaveLength(1);
    expect(whispers(slack, 'inc-1-checkout-is-down').map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'Slack has not confirmed the announcement. It may be there already: look before',
      ),
    ]);
  });
});

describe('a change while Slack has not answered', () => {
  it('finds the channel that it made, though the incident has another title by now', async () => {
    const { slack, delivered } = await aBot();
    slack.faults.loseReply('conversations.create');
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => slack.channel('inc-1-checkout-is-down'));
    await slack.person('dana').types('/incident INC-1 title Payments are down');
    await delivered();
    const made = slack.channels().filter(({ creator }) => creator === slack.botUserId);
    expect(made.map(({ name }) => name)).toEqual(['inc-1-checkout-is-down']);
    expect(made[0]?.pins.map(({ text }) => text)).toEqual([expect.stringContaining('Payments are down')]);
  });

  it('posts no second card, and shows the change on the first', async () => {
    const { slack, delivered } = await aBot();
    slack.faults.loseReply('chat.postMessage', { when: ({ args }) => args.channel !== 'C0GENERAL1' });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => slack.channel('inc-1-checkout-is-down').messages.some(isCard));
    await slack.person('dana').types('/incident INC-1 identified');
    await delivered();
    const { pins, messages } = slack.channel('inc-1-checkout-is-down');
    expect(messages.filter(isCard)).toHaveLength(1);
    expect(pins.map(({ text }) => text)).toEqual([expect.stringContaining('INC-1 · identified')]);
  });

  it('edits the announcement that it finds posted, where the incident has moved on', async () => {
    const { slack, delivered } = await aBot();
    await slack.person('dana').invites('general', slack.botUserId);
    slack.faults.loseReply('chat.postMessage', { when: ({ args }) => args.channel === 'C0GENERAL1' });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => announced(slack).length > 0);
    await slack.person('dana').types('/incident INC-1 identified');
    await delivered();
    expect(announced(slack)).toEqual(['INC-1 · sev2 · Checkout is down · identified']);
  });
});

const refused = 'Slack refused an invitation';
const always = { times: Number.POSITIVE_INFINITY };

/** Only the card has a headline. */
function isCard({ blocks }: Message): boolean {
  return blocks?.[0]?.type === 'header';
}

function announced(slack: Sandbox): string[] {
  return slack
    .channel('general')
    .messages.map(({ text }) => text)
    .filter((text) => text.startsWith('INC-1 · '));
}

/** What dana alone reads in a channel. */
function whispers(slack: Sandbox, channel: string) {
  const read = slack.person('dana').reads(channel);
  return read.filter(({ isEphemeral }) => isEphemeral);
}

async function refusedEffects(databaseUrl: string) {
  return (await storedEffects(databaseUrl)).filter(({ state }) => state === 'refused' || state === 'dead');
}
