import { expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { openDirectory } from '../../src/workflows/people/directory.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';

const noLookUps = { person() {}, group() {}, channel() {}, isNobody: () => false };

/** A bot's directory, which makes no Slack calls. */
function directoryOf({ databaseUrl, slack }: Bot) {
  const db = openDatabase({ url: databaseUrl });
  const directory = openDirectory({ db, userLookups: noLookUps });
  return {
    named: async (typed: string) =>
      (await directory.findByName(slack.teamId, typed)).map(({ handle }) => handle),
    person: (userId: string) => directory.findPerson(slack.teamId, userId),
    namesOf: (userIds: string[]) => directory.namesOf(slack.teamId, userIds),
    close: () => db.close(),
  };
}

async function usersKnown({ databaseUrl }: Bot): Promise<number> {
  return Number((await ask(databaseUrl, 'select count(*) as n from users'))[0]?.n);
}

it('knows everyone in the workspace after its start, however many pages that takes', async () => {
  const bot = await aBot();
  const before = bot.slack.users().length;
  expect(await usersKnown(bot)).toBe(before);
  await bot.service.stop();
  for (let n = 0; n < 1_100; n++) bot.slack.addPerson({ name: `person${n}`, realName: `Person ${n}` });
  await bot.another();
  await vi.waitFor(async () => expect(await usersKnown(bot)).toBe(before + 1_100), 10_000);
});

it('finds members by typed names, but no bots, deactivated users or external people', async () => {
  const bot = await aBot();
  const directory = directoryOf(bot);
  expect(await directory.named('@Dana')).toEqual(['dana']);
  expect(await directory.named('priya nair')).toEqual(['priya']);
  expect(await directory.named('Priya')).toEqual(['priya']);
  for (const name of ['deploybot', 'gone', 'ext.kim', 'slackbot', 'Firebreak', 'nobody'])
    expect(await directory.named(name), name).toEqual([]);
  expect(await directory.namesOf(['U0DANA0001', 'UNOBODY'])).toEqual(new Map([['U0DANA0001', 'dana']]));
  await directory.close();
});

it('learns of new and changed people', async () => {
  const bot = await aBot();
  const directory = directoryOf(bot);
  const max = bot.slack.addPerson({ name: 'max', realName: 'Max Weiß' });
  await vi.waitFor(async () => expect(await directory.named('max weiss')).toEqual(['max']));
  bot.slack.changeUser('max', { kind: 'deactivated' });
  await vi.waitFor(async () => expect(await directory.person(max.id)).toMatchObject({ isDeactivated: true }));
  expect(await directory.named('max')).toEqual([]);
  await directory.close();
});

it('looks up an unknown person in the background and answers without waiting', async () => {
  const bot = await aBot();
  const { slack, databaseUrl } = bot;
  await ask(databaseUrl, "delete from users where handle = 'mia'");
  slack.faults.hang('users.info', 3_000, { times: 1 });
  const answer = await slack.person('mia').types('/incident start Checkout is down');
  expect(answer.text ?? '').not.toContain('Nothing was saved');
  expect(answer.ms).toBeLessThan(2_000);
  const directory = directoryOf(bot);
  await vi.waitFor(
    async () => expect(await directory.person('U0MIA00004')).toMatchObject({ name: 'mia' }),
    20_000,
  );
  await directory.close();
});

it('treats Grid members as members if this workspace is one of theirs', async () => {
  const { slack } = await aBot();
  const teams = ['T0SIBLING1', slack.teamId];
  const ours = slack.addPerson({ name: 'gwen', teamId: 'T0SIBLING1', gridTeams: teams });
  slack.addPerson({ name: 'gus', teamId: 'T0SIBLING1', gridTeams: ['T0SIBLING1'] });
  await slack.idle();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  const refused = await dana.types('/incident INC-1 lead @gus');
  expect(refused.text).toContain('another organi');
  await dana.types('/incident INC-1 lead @gwen');
  expect(JSON.stringify((await dana.types('/incident show INC-1')).body)).toContain(ours.id);
});

it('lets people declare while Slack does not return a user group’s members', async () => {
  const bot = await aBot({
    policy: (usual) => ({ ...usual, mayDeclare: ['S0ONCALL01'] }),
  });
  const { slack, databaseUrl } = bot;
  slack.faults.rateLimit('usergroups.users.list', 30, { times: Number.POSITIVE_INFINITY });
  expect((await slack.person('mia').types('/incident start Checkout is down')).text).toContain('Only some');
  await slack.person('sam').types('/incident start Checkout is down');
  expect(await ask(databaseUrl, 'select 1 from incidents')).toHaveLength(1);
  await ask(databaseUrl, 'delete from user_groups');
  await slack.person('mia').types('/incident start Search is down');
  expect(await ask(databaseUrl, 'select 1 from incidents')).toHaveLength(2);
});
