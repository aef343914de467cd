import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { storedEffects, storedIncidents } from '../support/stored.js';

describe('a permanent rejection by Slack', () => {
  it('keeps the incident when its channel cannot be created, says so, and creates it on retry', async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    const allow = slack.faults.fail('conversations.create', 'restricted_action', always);
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    const notice = await slack.until(() => slack.person('dana').readsDirect().at(-1));
    expect(notice.text).toContain('INC-1 is saved. Slack rejected opening the channel');
    expect(notice.text).toContain('an admin can allow it (restricted_action)');
    expect(await storedIncidents(databaseUrl)).toMatchObject([{ number: 1, channel_id: null }]);

    allow();
    await slack.person('dana').clicks(notice, { text: 'Try again' });
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    expect(channel.memberNames).toContain('dana');
    expect(channel.pins).toHaveLength(1);
    expect(announced(slack)).toHaveLength(1);
    expect(await rejectedEffects(databaseUrl)).toEqual([]);
  });

  it.each(['user_not_found', 'cant_invite', 'user_is_restricted'])(
    'lets the reporter in, names who could not come (%s), and says it again when it fails again',
    async (error) => {
      const { slack, delivered, databaseUrl } = await aBot();
      const others = (call: { args: Record<string, unknown> }) => call.args.users !== 'U0DANA0001';
      slack.faults.fail('conversations.invite', error, { ...always, when: others });
      await slack.person('dana').types('/incident start sev2 Checkout is down @sam');
      await delivered();
      const channel = slack.channel('inc-1-checkout-is-down');
      expect(channel.memberNames.toSorted()).toEqual(['Firebreak', 'dana']);
      const notices = () => ephemeralsOf(slack, channel.id).filter(({ text }) => text.includes(error));
      expect(notices().map(({ text }) => text)).toEqual([
        expect.stringMatching(/^INC-1 is saved\. Slack couldn't invite .*<@U0SAM00002>/),
      ]);
      expect(JSON.stringify(channel.pins[0]?.blocks)).toContain(rejected);

      const [first] = notices();
      if (!first) throw new Error('No notice was given.');
      await slack.person('dana').clicks(first, { text: 'Try again' });
      const second = await slack.until(() => notices().find(({ ts }) => ts > first.ts));
      await delivered();
      const card = () => JSON.stringify(slack.channel(channel.id).pins[0]?.blocks);
      expect(card()).toContain(rejected);
      await slack.person('dana').clicks(second, { text: 'Dismiss' });
      await slack.until(() => !card().includes(rejected));
      const { id } = slack.person('dana');
      const ofInvite =
        "(select array_agg(id)::int[] from effects where kind = 'invite' and state = 'dismissed')";
      expect(
        await ask(
          databaseUrl,
          `select actor_id, access->>'kind' as kind, access->'effects' = to_jsonb(${ofInvite}) as is_it
           from audit_entries order by seq`,
        ),
      ).toEqual([
        { actor_id: id, kind: 'effects_retried', is_it: true },
        { actor_id: id, kind: 'effects_dismissed', is_it: true },
      ]);
    },
  );

  it.each([
    ['chat.postMessage', 'not_in_channel', 'the announcement'],
    ['pins.add', 'too_many_pins', 'pinning the card'],
    ['conversations.setTopic', 'restricted_action', 'the topic'],
  ])('does the rest when %s is rejected with %s, and says what is missing', async (method, error, what) => {
    const { slack, delivered } = await aBot();
    const isElsewhere = (call: { args: Record<string, unknown> }) => call.args.channel === 'C0GENERAL1';
    const when = method === 'chat.postMessage' ? { when: isElsewhere } : {};
    slack.faults.fail(method, error, when);
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    const [card, ...others] = channel.messages.filter(isCard);
    expect(others).toEqual([]);
    expect(JSON.stringify(card?.blocks)).toContain(`Slack rejected ${what}`);
    expect(channel.pins).toHaveLength(method === 'pins.add' ? 0 : 1);
    expect(announced(slack)).toHaveLength(method === 'chat.postMessage' ? 0 : 1);
    expect(ephemeralsOf(slack, channel.id).map(({ text }) => text)).toEqual([
      expect.stringContaining(`INC-1 is saved. Slack rejected ${what}`),
    ]);
  });

  it('does not announce twice when it cannot check: it says that Slack did not confirm', async () => {
    const { slack, delivered } = await aBot();
    const isElsewhere = (call: { args: Record<string, unknown> }) => call.args.channel === 'C0GENERAL1';
    slack.faults.loseReply('chat.postMessage', { when: isElsewhere });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    expect(announced(slack)).toHaveLength(1);
    expect(ephemeralsOf(slack, 'inc-1-checkout-is-down').map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'Slack has not confirmed the announcement. It may be there already: look before',
      ),
    ]);
  });
});

describe('a notice', () => {
  const inChannel = (id: string) => ({ ...always, when: ({ args }: Call) => args.channel === id });

  it('is sent once per person for a missing channel, however many effects failed', async () => {
    const { slack, databaseUrl, delivered, another } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const { id } = slack.channel('inc-1-checkout-is-down');
    for (const method of ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'conversations.setTopic'])
      slack.faults.fail(method, 'channel_not_found', inChannel(id));
    const noticesOf = (name: string) =>
      slack
        .person(name)
        .readsDirect()
        .filter(({ text }) => text.includes('channel_not_found'));
    await slack.person('dana').types('/incident INC-1 update still looking');
    await slack.until(() => noticesOf('dana')[0]);
    await delivered();
    await slack.person('dana').types('/incident INC-1 update nothing new');
    await slack.person('dana').types('/incident INC-1 severity sev1');
    await slack.person('sam').types('/incident INC-1 update I am on it');
    await slack.until(() => noticesOf('sam')[0]);
    await another();
    await delivered({ withAnnouncements: true });
    expect(noticesOf('dana').map(({ text }) => text)).toEqual([
      expect.stringContaining('INC-1 is saved. Firebreak can do nothing in its channel: the channel is gone'),
    ]);
    expect(noticesOf('sam')).toHaveLength(1);
    const kinds = (await storedEffects(databaseUrl)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'report_failure')).toHaveLength(2);
  });

  it.each([
    'edit_window_closed',
    'cant_update_message',
    'msg_too_long',
    'invalid_blocks',
    'restricted_action',
  ])(
    'is given once where the card cannot be edited (%s), however often the incident changes',
    async (error) => {
      const { slack, delivered } = await aBot();
      await slack.person('dana').types('/incident start sev2 Checkout is down');
      await delivered();
      const { id } = slack.channel('inc-1-checkout-is-down');
      const allow = slack.faults.fail('chat.update', error, inChannel(id));
      for (const severity of ['sev1', 'sev2', 'sev3']) {
        await slack.person('dana').types(`/incident INC-1 severity ${severity}`);
        await delivered();
      }
      const notices = () => ephemeralsOf(slack, id).filter(({ text }) => text.includes(error));
      expect(notices().map(({ text }) => text)).toEqual([expect.stringContaining('Slack rejected the card')]);

      allow();
      await slack.person('dana').types('/incident INC-1 severity sev4');
      await delivered();
      expect(notices()).toHaveLength(1);
      expect(JSON.stringify(slack.channel(id).pins[0]?.blocks)).not.toContain('⚠');
    },
  );

  it('is not sent when Slack rejects the notice itself', async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    for (const method of ['chat.postEphemeral', 'conversations.setTopic'])
      slack.faults.fail(method, 'restricted_action', always);
    const isDirect = ({ args }: Call) => String(args.channel).startsWith('U');
    slack.faults.fail('chat.postMessage', 'restricted_action', { ...always, when: isDirect });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const rejections = (await rejectedEffects(databaseUrl)).map(({ kind }) => kind);
    expect(rejections.sort()).toEqual(['report_failure', 'set_topic']);
    const card = JSON.stringify(slack.channel('inc-1-checkout-is-down').pins[0]?.blocks);
    expect(card.match(/⚠/g)).toHaveLength(1);
  });
});

describe('a channel that Slack does not create', () => {
  it('stores posts meanwhile, tells each person once, and delivers everything in order on retry', async () => {
    const { slack, databaseUrl, delivered, service } = await aBot();
    const allow = slack.faults.fail('conversations.create', 'restricted_action', always);
    await slack.person('dana').types('/incident start sev2 Checkout is down @mia');
    const [notice] = await slack.until(() => nonEmpty(slack.person('dana').readsDirect()));
    await delivered();
    for (const words of ['first', 'second'])
      await slack.person('sam').types(`/incident INC-1 update ${words}`);
    await slack.person('dana').types('/incident INC-1 severity sev1');
    await slack.until(() => nonEmpty(slack.person('sam').readsDirect()));
    await delivered();
    const untold = (await storedEffects(databaseUrl)).filter(({ state }) => state === 'blocked');
    expect(untold.map(({ kind }) => kind)).toContain('broadcast');
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('firebreak_effects{kind="open_channel"');
    expect(metrics).not.toContain('firebreak_effects_oldest_seconds{kind="broadcast"');
    expect(
      slack
        .person('sam')
        .readsDirect()
        .map(({ text }) => text),
    ).toEqual([
      expect.stringMatching(
        /rejected opening the channel: .*Updates are saved and posted once the channel exists/,
      ),
    ]);
    expect(slack.person('dana').readsDirect()).toHaveLength(1);

    allow();
    if (notice) await slack.person('dana').clicks(notice, { text: 'Try again' });
    await slack.until(() => slack.channel('inc-1-checkout-is-down').messages.length > 3);
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    const texts = channel.messages.map(({ text }) => text).join('\n');
    expect(texts).toMatch(/INC-1[\s\S]*first[\s\S]*second[\s\S]*sev1/);
    expect(channel.memberNames).toContain('mia');
    expect(announced(slack)).toHaveLength(1);
    const left = (await storedEffects(databaseUrl)).filter(
      ({ state }) => !['done', 'superseded'].includes(state),
    );
    expect(left).toEqual([]);
  });
});

describe('an invitation of many', () => {
  it.each(['no_such_subteam', 'missing_scope'])(
    'lets people and good groups in where a group is rejected (%s), and names the group',
    async (error) => {
      const bad = 'S0RETIRED1';
      const { slack, delivered } = await aBot({
        policy: (usual) => ({ ...usual, alwaysInvite: [bad, 'S0ONCALL01'] }),
      });
      slack.faults.fail('usergroups.users.list', error, {
        ...always,
        when: ({ args }) => args.usergroup === bad,
      });
      await slack.person('dana').types('/incident start sev2 Checkout is down @mia');
      const channel = () => slack.channel('inc-1-checkout-is-down');
      await slack.until(() => channel().memberNames.includes('mia'));
      await delivered();
      expect(channel().memberNames).toEqual(expect.arrayContaining(['mia', 'sam', 'priya']));
      expect(ephemeralsOf(slack, channel().id).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(new RegExp(`couldn't invite <!subteam\\^${bad}>: .*\\(${error}\\)`)),
      );
    },
  );

  it('invites the others when Slack rejects all because of one unnamed user', async () => {
    const { slack, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const holdsMia = ({ args }: Call) => String(args.users).includes('U0MIA');
    slack.faults.fail('conversations.invite', 'user_is_ultra_restricted', { ...always, when: holdsMia });
    await slack.person('dana').types('/incident INC-1 invite @sam @mia @priya');
    const channel = () => slack.channel('inc-1-checkout-is-down');
    await slack.until(() => channel().memberNames.includes('priya') && channel().memberNames.includes('sam'));
    await delivered();
    expect(ephemeralsOf(slack, channel().id).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/couldn't invite <@U0MIA\w+>: single-channel guests/),
    );
  });
});

describe('posts that Slack does not accept', () => {
  it('are reported once as saved, through a way that works, and later as posted', {
    timeout: 120_000,
  }, async () => {
    const { slack, another, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const restore = slack.faults.fail(isWebApi, 'token_revoked', always);
    for (const words of ['first', 'second', 'third']) {
      const answer = await slack.person('sam').types(`/incident INC-1 update the ${words}`);
      expect(answer.text).not.toMatch(/is out|posted/i);
    }
    const said = (words: string) =>
      slack
        .person('sam')
        .reads('general')
        .filter(({ text }) => text.includes(words));
    await slack.until(() => nonEmpty(said("INC-1 is saved, but Slack isn't accepting messages")), 30_000);
    restore();
    await another();
    await slack.until(() => nonEmpty(said('Posted. INC-1 is up to date')), 60_000);
    await delivered();
    expect(said("INC-1 is saved, but Slack isn't accepting messages")).toHaveLength(1);
    expect(said('Posted. INC-1')).toHaveLength(1);
    const posts = slack.channel('inc-1-checkout-is-down').messages.map(({ text }) => text);
    expect(posts.filter((text) => /the (first|second|third)/.test(text))).toHaveLength(3);
  });

  it('are reported as posted where the incident was declared, too', { timeout: 120_000 }, async () => {
    const { slack, another } = await aBot();
    const dana = slack.person('dana');
    const restore = slack.faults.fail(isWebApi, 'token_revoked', always);
    expect((await dana.types('/incident start sev2 Checkout is down')).text).toBe('Creating INC-1…');
    const said = (words: string) => dana.reads('general').filter(({ text }) => text.includes(words));
    await slack.until(() => nonEmpty(said("INC-1 is saved, but Slack isn't accepting messages")), 30_000);
    restore();
    await another();
    await slack.until(() => nonEmpty(said('Posted. INC-1 is up to date')), 60_000);
  });

  it('are not mentioned again when everything works', async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    for (let at = 1; at <= 8; at++) await slack.person('sam').types(`/incident INC-1 update number ${at}`);
    await delivered({ withAnnouncements: true });
    const kinds = (await storedEffects(databaseUrl)).map(({ kind }) => kind);
    expect(kinds).not.toContain('report_posted');
    expect(kinds).not.toContain('report_failure');
  });
});

describe('a change during an unanswered call', () => {
  it('finds the created channel although the incident was renamed', async () => {
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

  it('posts no second card and shows the change on the first', async () => {
    const { slack, delivered } = await aBot();
    slack.faults.loseReply('chat.postMessage', { when: ({ args }) => args.channel !== 'C0GENERAL1' });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => slack.channel('inc-1-checkout-is-down').messages.some(isCard));
    await slack.person('dana').types('/incident INC-1 identified');
    await delivered();
    const { pins, messages } = slack.channel('inc-1-checkout-is-down');
    expect(messages.filter(isCard)).toHaveLength(1);
    expect(pins.map(({ text }) => text)).toEqual([expect.stringContaining('INC-1 is identified')]);
  });

  it('edits the announcement it finds when the incident has changed', async () => {
    const { slack, delivered } = await aBot();
    await slack.person('dana').invites('general', slack.botUserId);
    slack.faults.loseReply('chat.postMessage', { when: ({ args }) => args.channel === 'C0GENERAL1' });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => announced(slack).length > 0);
    await slack.person('dana').types('/incident INC-1 identified');
    await delivered({ withAnnouncements: true });
    expect(announced(slack)).toEqual(['dana declared INC-1, sev2: Checkout is down. It is identified.']);
  });
});

const rejected = "Slack couldn't invite";
const isWebApi = ({ method }: { method: string }) => method !== 'response_url';
type Call = { args: Record<string, unknown> };
const always = { times: Number.POSITIVE_INFINITY };

/** Only the card has a header block. */
function isCard({ blocks }: Message): boolean {
  return blocks?.[0]?.type === 'header';
}

function announced(slack: Sandbox): string[] {
  return slack
    .channel('general')
    .messages.map(({ text }) => text)
    .filter((text) => text.includes('declared INC-1'));
}

/** Ephemeral messages to dana in a channel. */
function ephemeralsOf(slack: Sandbox, channel: string) {
  const read = slack.person('dana').reads(channel);
  return read.filter(({ isEphemeral }) => isEphemeral);
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

async function rejectedEffects(databaseUrl: string) {
  return (await storedEffects(databaseUrl)).filter(({ state }) => state === 'rejected' || state === 'dead');
}
