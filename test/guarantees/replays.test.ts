import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import type { Person } from '../../sandbox/users/person.js';
import { aBot, type BotOptions } from '../support/a-bot.js';
import { busyUsers } from '../support/busy-users.js';
import { eventually } from '../support/eventually.js';
import { expectAllStored, expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { seeded } from '../support/seeded.js';
import { storedEntries, storedIncidents, untilDelivered } from '../support/stored.js';

/** How many acts go through three replicas; more in nightly runs. */
const acts = Number(process.env.ACTS ?? 12);
const seed = Number(process.env.REPLAY_SEED ?? Date.now() % 1_000_000);

describe('every payload delivered three times, at two processes', () => {
  it('performs a command once, and answers each delivery the same', { timeout: 90_000 }, async () => {
    const { slack, databaseUrl } = await twoBots();
    slack.faults.duplicateDeliveries(3);
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await untilDelivered(databaseUrl);
    const lines = [
      '/incident INC-1 update words1x',
      '/incident INC-1 sev 1 words2x',
      '/incident INC-1 lead @sam',
      '/incident INC-1 title Payments are down',
      '/incident INC-1 identified words3x',
      '/incident INC-1 identified',
      '/incident INC-9 update nobody reads this',
    ];
    for (const line of lines) await slack.person('dana').types(line);
    await untilDelivered(databaseUrl);

    expect(await kindsStored(databaseUrl)).toEqual([
      ...['declared', 'updated', 'severity_changed', 'role_taken', 'renamed', 'status_changed'],
    ]);
    expect(await storedIncidents(databaseUrl)).toHaveLength(1);
    const [toStart, ...toOthers] = answersByPayload(slack);
    expect(toStart).toEqual(Array(3).fill(toStart?.[0]));
    for (const answers of toOthers) {
      expect(answers).toHaveLength(3);
      expect(answers).toEqual(Array(3).fill(answers[0]));
    }
    await expectSlackToMatchDatabase(slack, databaseUrl);
  });

  it('performs a button press and a form once', async () => {
    const { slack, databaseUrl, delivered } = await twoBots({ policy: announcingInIncidents });
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    await dana.shortcut('start_incident');
    const lift = slack.faults.duplicateDeliveries(3);
    await dana.submits({ Title: 'Checkout is down' });
    await delivered();
    await dana.clicks(cardOf(slack), { action_id: 'status' });
    lift(); // a trigger opens one form
    await dana.clicks(cardOf(slack), { action_id: 'take_role' }, 'Scribe');
    slack.faults.duplicateDeliveries(3);
    await dana.submits();
    await sam.clicks(announcementOf(slack), { text: 'Join' });
    await delivered();
    expect(await kindsStored(databaseUrl)).toEqual(['declared', 'status_changed', 'role_taken', 'invited']);
    expect(slack.channel('inc-1-checkout-is-down').memberNames).toContain('sam');
    expect(await storedIncidents(databaseUrl)).toHaveLength(1);
  });

  it('stays consistent when they arrive late and out of order, also over a socket', async () => {
    const { slack, databaseUrl } = await aBot({ mode: 'socket' }).then(readingGeneral);
    slack.faults.duplicateDeliveries(3);
    const dana = slack.person('dana');
    await dana.types('/incident start sev2 Checkout is down');
    await Promise.all(
      ['words1x', 'words2x', 'words3x'].map((words) => dana.types(`/incident INC-1 update ${words}`)),
    );
    await untilDelivered(databaseUrl);
    expect((await kindsStored(databaseUrl)).toSorted()).toEqual([
      'declared',
      'updated',
      'updated',
      'updated',
    ]);
    await expectSlackToMatchDatabase(slack, databaseUrl);
  });
});

it(`performs and posts each act once with every payload three times at three replicas (REPLAY_SEED=${seed})`, {
  timeout: 30_000 + acts * 2_000,
}, async () => {
  const { slack, databaseUrl, another } = await twoBots();
  await another();
  slack.faults.duplicateDeliveries(3);
  const people = busyUsers(slack, seeded(seed), 6);
  const accepted = () => people.typed.filter(({ became }) => became === 'accepted').length;
  await expect.poll(accepted, { timeout: 20_000 + acts * 1_000, interval: 25 }).toBeGreaterThanOrEqual(acts);
  await people.rest();
  await untilDelivered(databaseUrl, 30_000);
  await slack.idle(100);
  const reached = new Set(slack.deliveries.map(({ to }) => to));
  expect(reached.size).toBe(3);
  // A person sees only the answer to the first copy; a later copy may have been saved if the first was too slow.
  const typed = people.typed.map((line) =>
    line.became === 'not_saved' ? { ...line, became: 'unanswered' as const } : line,
  );
  await expectAllStored(typed, databaseUrl);
  await expectSlackToMatchDatabase(slack, databaseUrl);
});

describe('two people at once, at two processes', () => {
  it('records both in sequence and shows the last one', async () => {
    const { slack, databaseUrl } = await twoBots();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    for (let round = 1; round <= 3; round++)
      await Promise.all([
        slack.person('dana').types(`/incident INC-1 update words${round}1x`),
        slack.person('sam').types(`/incident INC-1 title words${round}2x`),
        slack.person('priya').types(`/incident INC-1 sev ${1 + ((round + 1) % 4)} words${round}3x`),
        slack
          .person('mia')
          .types(`/incident INC-1 ${round % 2 ? 'identified' : 'investigating'} words${round}4x`),
      ]);
    await untilDelivered(databaseUrl);
    const entries = await storedEntries(databaseUrl);
    expect(entries).toHaveLength(1 + 3 * 4);
    await expectSlackToMatchDatabase(slack, databaseUrl);
  });

  it('lets one of two take a one-time step, and tells the other who did', async () => {
    const { slack, databaseUrl } = await twoBots();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    const answers = await Promise.all(
      ['dana', 'sam'].map((name) => slack.person(name).types('/incident INC-1 resolved')),
    );
    const texts = answers.map(({ text }) => text ?? '').toSorted();
    expect(texts.filter((text) => /INC-1 was resolved .* by <@U0\w+>/.test(text))).toHaveLength(1);
    expect((await kindsStored(databaseUrl)).filter((kind) => kind === 'status_changed')).toHaveLength(1);
  });

  it('gives each of many starts its own number and channel', async () => {
    const { slack, databaseUrl } = await twoBots();
    const names = ['dana', 'sam', 'priya', 'mia', 'lee', 'notz'];
    await Promise.all(names.map((name) => startsAtLast(slack.person(name))));
    await untilDelivered(databaseUrl);
    const incidents = await storedIncidents(databaseUrl);
    expect(incidents.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    await expectSlackToMatchDatabase(slack, databaseUrl);
  });
});

async function twoBots(options: BotOptions = {}) {
  const bot = await aBot(options).then(readingGeneral);
  await bot.another();
  return bot;
}

/** If the machine is too busy to answer in time, the person reads that nothing was saved and sends it again. */
async function startsAtLast(person: Person): Promise<void> {
  await eventually(async () => {
    const { text } = await person.types('/incident start sev2 Checkout is down');
    expect(text ?? '').not.toContain('Nothing was saved');
  });
}

const announcingInIncidents: BotOptions['policy'] = (usual) => ({ ...usual, announceIn: 'C0INCIDEN2' });

async function readingGeneral(bot: Awaited<ReturnType<typeof aBot>>) {
  await bot.slack.person('dana').invites('general', bot.slack.botUserId);
  return bot;
}

async function kindsStored(databaseUrl: string): Promise<string[]> {
  return (await storedEntries(databaseUrl)).map(({ event }) => event.kind);
}

function cardOf(slack: Sandbox): Message {
  const [card] = slack.channel('inc-1-checkout-is-down').pins;
  if (!card) throw new Error('No card is pinned.');
  return card;
}

function announcementOf(slack: Sandbox): Message {
  const found = slack.channel('incidents').messages.find(({ text }) => text.includes('declared INC-1'));
  if (!found) throw new Error('INC-1 is announced nowhere.');
  return found;
}

/** The answers to each command, one per delivery. */
function answersByPayload(slack: Sandbox): string[][] {
  const commands = slack.deliveries.filter(({ kind }) => kind === 'command');
  const triggers = [...new Set(commands.map(({ payload }) => payload.trigger_id))];
  return triggers.map((trigger) =>
    commands.filter(({ payload }) => payload.trigger_id === trigger).map(({ body }) => JSON.stringify(body)),
  );
}
