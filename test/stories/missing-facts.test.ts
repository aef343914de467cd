import { expect, it } from 'vitest';
import type { Message } from '../../sandbox/state/workspace.js';
import { openDatabase } from '../../src/db/open-database.js';
import type { Bot } from '../support/a-bot.js';
import { aBot } from '../support/a-bot.js';
import { tickAt } from '../support/a-followed-incident.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { storedEntries } from '../support/stored.js';

const at = { in: channel };
const minutesAgo = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000);

async function tick(bot: Bot): Promise<void> {
  const db = openDatabase({ url: bot.databaseUrl, maxConnections: 1 });
  await tickAt(db, new Date().toISOString(), { policy: bot.config.policy });
  await db.close();
  await bot.delivered();
}

const questions = ({ slack }: Bot, name = channel): Message[] =>
  slack
    .channel(name)
    .messages.filter(
      ({ text, blocks }) => /is resolved\. /.test(`${text}`) && JSON.stringify(blocks).includes('Fill in'),
    );
const cardOf = ({ slack }: Bot) => JSON.stringify(slack.channel(channel).pins[0]?.blocks);

it('asks once after an incident is resolved for what is missing, and stores it from one form', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident summary Cards fail', at);
  await dana.types('/incident resolved', at);
  await tick(bot);
  await tick(bot);
  const [asked, ...again] = questions(bot);
  expect(again).toEqual([]);
  expect(asked?.text).toContain(
    'This incident is resolved. Still missing: impact start, impact end and affected services. Is sev3 still right?',
  );
  expect(cardOf(bot)).toContain('Still missing: impact start');

  if (asked) await dana.clicks(asked, { text: 'Fill in' });
  expect(JSON.stringify(dana.modal()?.blocks)).not.toContain('"block_id":"summary"');
  await dana.submits({
    'Impact started': minutesAgo(30),
    'Impact ended': minutesAgo(10),
    'Affected services': 'checkout <!channel>',
    'Is the severity still right?': 'sev2',
  });
  expect(JSON.stringify(dana.modal()?.blocks)).toContain('severity raised from sev3 to sev2');
  const kinds = (await storedEntries(bot.databaseUrl)).map(({ event }) => event.kind);
  expect(kinds.slice(-4)).toEqual([
    ...['milestone_set', 'milestone_set', 'affected_changed', 'severity_changed'],
  ]);
  await bot.delivered();
  expect(cardOf(bot)).not.toContain('Still missing');
  expect(JSON.stringify(bot.slack.channel(channel).messages)).not.toContain('<!channel>');
  expect((await dana.types('/incident missing', at)).text).toContain('Nothing is missing');
});

it('asks again after it is reopened, only for what is still missing, and not because a time is corrected', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident resolved', at);
  await tick(bot);
  await dana.types('/incident missing', at);
  await dana.submits({ Summary: 'Cards failed', 'Impact started': minutesAgo(30) });
  await dana.types('/incident times resolved 1 min ago', at);
  await tick(bot);
  expect(questions(bot)).toHaveLength(1);
  await dana.types('/incident reopen it is back', at);
  await dana.types('/incident resolved', at);
  await tick(bot);
  expect(questions(bot)).toHaveLength(2);
  expect(questions(bot)[1]?.text).toContain('Still missing: impact end and affected services.');
});

it('asks nothing about a drill, and nothing if nothing is missing', async () => {
  const bot = await anOpenIncident();
  const dana = bot.slack.person('dana');
  await dana.types('/incident drill Failover');
  await bot.delivered();
  await dana.types('/incident resolved INC-2');
  for (const line of [
    'summary Cards fail',
    'affects checkout',
    'impact 5 min ago',
    'impact over 1 min ago',
    'sev2',
  ])
    await dana.types(`/incident ${line}`, at);
  await dana.types('/incident resolved', at);
  await tick(bot);
  expect(questions(bot)).toEqual([]);
  expect(questions(bot, 'drill-inc-2-failover')).toEqual([]);
});

it('overwrites nothing that somebody else filled in meanwhile', async () => {
  const bot = await anOpenIncident();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  await dana.invites(channel, 'sam');
  await dana.types('/incident resolved', at);
  await dana.types('/incident missing', at);
  await sam.types('/incident summary By Sam', at);
  await dana.submits({ Summary: 'By Dana', 'Affected services': 'checkout' });
  const [row] = await ask(bot.databaseUrl, 'select summary, affects from incidents');
  expect(row).toEqual({ summary: 'By Sam', affects: [] });
  expect(JSON.stringify(dana.modal()?.blocks)).toContain(`<@${sam.id}>`);
});

it('shows nobody without access what a private incident lacks', async () => {
  const bot = await aBot();
  await bot.slack.person('dana').types('/incident start --private A key was published');
  await bot.delivered();
  const sam = bot.slack.person('sam');
  expect((await sam.types('/incident missing INC-1')).text).toContain("There's no INC-1 that you can see");
  expect(sam.modal()).toBeUndefined();
});
