import { expect, it } from 'vitest';
import type { Bot } from '../support/a-bot.js';
import { aPicture } from '../support/a-picture.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { storedEffects } from '../support/stored.js';

async function anIncidentWithCopies(copyImagesUpToMb = 5): Promise<Bot> {
  const bot = await anOpenIncident({
    policy: (usual) => ({ ...usual, timeline: { ...usual.timeline, copyImagesUpToMb } }),
  });
  await bot.slack.person('dana').invites(channel, 'sam');
  return bot;
}

const copies = ({ databaseUrl }: Bot) =>
  ask(databaseUrl, 'select media_type, length(bytes) as size from file_copies order by copied_at');
const copiesAsked = async ({ databaseUrl }: Bot) =>
  (await storedEffects(databaseUrl)).filter(({ kind }) => kind === 'copy_file');
const untilProcessed = ({ databaseUrl }: Bot) =>
  eventually(async () => {
    const dirty = 'select 1 from messages where is_dirty union all select 1 from marks where is_dirty';
    expect(await ask(databaseUrl, dirty)).toEqual([]);
  });

it('stores one copy of a highlighted image, however many people mark it', async () => {
  const bot = await anIncidentWithCopies();
  const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
  const files = [
    { name: 'graph.png', content: aPicture('png', 2_000) },
    { name: 'notes.txt', content: 'p99' },
  ];
  const message = await dana.posts('p99', { in: channel, files });
  await dana.posts('lunch', { in: channel, files: [{ name: 'lunch.png', content: aPicture() }] });
  await untilProcessed(bot);
  expect(await copiesAsked(bot)).toEqual([]);
  await dana.reacts(message, 'pushpin');
  await eventually(async () => expect(await copies(bot)).toEqual([{ media_type: 'image/png', size: 2_000 }]));
  await sam.reacts(message, 'star');
  await dana.unreacts(message, 'pushpin');
  await untilProcessed(bot);
  expect(await copiesAsked(bot)).toHaveLength(1);
});

it('stores nothing that is not an image, whatever its name, or is larger than the policy allows', async () => {
  const bot = await anIncidentWithCopies(0.001);
  const dana = bot.slack.person('dana');
  const page = { name: 'page.png', content: '<!DOCTYPE html>' };
  const large = { name: 'large.png', content: aPicture('png', 1_001) };
  const small = { name: 'small.jpg', content: aPicture('jpeg', 1_000) };
  for (const file of [page, large, small])
    await dana.pins(await dana.posts(file.name, { in: channel, files: [file] }));
  await eventually(async () =>
    expect(await copies(bot)).toEqual([{ media_type: 'image/jpeg', size: 1_000 }]),
  );
  await untilProcessed(bot);
  await bot.delivered();
  expect(await copiesAsked(bot)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
  expect(await copies(bot)).toHaveLength(1);
});

it('requests no copies when the policy disables them', async () => {
  const bot = await anIncidentWithCopies(0);
  const dana = bot.slack.person('dana');
  await dana.pins(await dana.posts('p99', { in: channel, files: [{ name: 'a.png', content: aPicture() }] }));
  await eventually(async () =>
    expect(await ask(bot.databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  await untilProcessed(bot);
  expect(await copiesAsked(bot)).toEqual([]);
});

it.each(['file_not_found', 'file_deleted'])(
  'reports nothing about a file that is gone: %s',
  async (error) => {
    const bot = await anIncidentWithCopies();
    const dana = bot.slack.person('dana');
    bot.slack.faults.fail('files.info', error);
    await dana.pins(
      await dana.posts('p99', { in: channel, files: [{ name: 'a.png', content: aPicture() }] }),
    );
    await eventually(async () => expect(await copiesAsked(bot)).toMatchObject([{ state: 'done' }]));
    expect(await copies(bot)).toEqual([]);
    expect((await storedEffects(bot.databaseUrl)).map(({ kind }) => kind)).not.toContain('report_failure');
  },
);

it('explains other rejections by Slack', async () => {
  const bot = await anIncidentWithCopies();
  const dana = bot.slack.person('dana');
  bot.slack.faults.fail('files.info', 'restricted_action');
  await dana.pins(await dana.posts('p99', { in: channel, files: [{ name: 'a.png', content: aPicture() }] }));
  await eventually(() =>
    expect(dana.reads(channel).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Slack rejected a copy of an image: a setting of the workspace forbids it'),
    ),
  );
});

it('retries when Slack fails at first, and respects its rate limits', async () => {
  const bot = await anIncidentWithCopies();
  const dana = bot.slack.person('dana');
  bot.slack.faults.status('files.info', 503);
  bot.slack.faults.rateLimit('files.info', 1, { after: 1 });
  await dana.pins(await dana.posts('p99', { in: channel, files: [{ name: 'a.png', content: aPicture() }] }));
  await eventually(async () => expect(await copies(bot)).toHaveLength(1));
});

it('deletes the copies of a deleted message, except those another message shows', async () => {
  const bot = await anIncidentWithCopies();
  const dana = bot.slack.person('dana');
  const files = [
    { name: 'a.png', content: aPicture('png', 100) },
    { name: 'b.png', content: aPicture('png', 200) },
  ];
  const first = await dana.posts('p99', { in: channel, files });
  await dana.pins(first);
  await eventually(async () => expect(await copies(bot)).toHaveLength(2));
  await ask(
    bot.databaseUrl,
    `insert into messages select m.* from messages, jsonb_populate_record(messages, jsonb_build_object(
      'ts', '1600000000.000100', 'is_dirty', true, 'files', jsonb_build_array(files -> 1))) m`,
  );
  await dana.deletes(first);
  await eventually(async () => expect(await copies(bot)).toEqual([{ media_type: 'image/png', size: 200 }]));
});

it('stores no copy that arrives after its message was deleted', async () => {
  const bot = await anIncidentWithCopies();
  const dana = bot.slack.person('dana');
  const lift = bot.slack.faults.rateLimit('files.info', 1, { times: Number.POSITIVE_INFINITY });
  const message = await dana.posts('p99', { in: channel, files: [{ name: 'a.png', content: aPicture() }] });
  await dana.pins(message);
  await eventually(async () => expect(await copiesAsked(bot)).toMatchObject([{ error: 'ratelimited' }]));
  await dana.deletes(message);
  const gone = 'select 1 from messages where deleted_at is not null';
  await eventually(async () => expect(await ask(bot.databaseUrl, gone)).toHaveLength(1));
  lift();
  await eventually(async () => expect(await copiesAsked(bot)).toMatchObject([{ state: 'done' }]));
  expect(await copies(bot)).toEqual([]);
});
