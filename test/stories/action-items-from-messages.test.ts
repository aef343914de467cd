import { describe, expect, it } from 'vitest';
import { aBot, type Bot } from '../support/a-bot.js';
import { anOpenIncident, openChannel as channel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const shortcut = 'create_action_item';
const itemsOf = (databaseUrl: string) => ask(databaseUrl, 'select * from action_items order by number');

describe('the shortcut that makes an action item of a message', () => {
  it('starts from its words, for the incident of its channel, and keeps where it came from', async () => {
    const { slack, databaseUrl } = await anOpenIncident();
    const dana = slack.person('dana');
    const message = await dana.posts('Alert on <!channel> errors\nnobody saw them', { in: channel });
    await dana.messageShortcut(shortcut, message);
    const form = await slack.until(() => dana.modal());
    expect(JSON.stringify(form.blocks)).toContain('Alert on @channel errors');
    expect(form.title).toMatchObject({ text: 'Add action to INC-1' });
    await dana.submits({ priority: 'p1' });
    expect(await itemsOf(databaseUrl)).toMatchObject([
      {
        ...{ incident_number: 1, title: 'Alert on @channel errors', priority: 'p1' },
        description: 'Alert on @channel errors\nnobody saw them',
        source: { kind: 'message', ts: message.ts },
      },
    ]);
    const answer = await dana.types('/incident action ACT-1', { in: channel });
    expect(JSON.stringify(answer.blocks)).toContain(message.ts.replace('.', ''));
  });

  it('asks for the incident elsewhere, the likeliest first', async () => {
    const { slack, databaseUrl } = await anOpenIncident();
    const [dana, sam] = [slack.person('dana'), slack.person('sam')];
    const message = await sam.posts('we should cache this', { in: 'general' });
    await dana.messageShortcut(shortcut, message);
    const form = await slack.until(() => dana.modal());
    expect(JSON.stringify(form.blocks)).toContain('INC-1 Checkout is down');
    await dana.submits({ title: 'Cache the catalog' });
    expect(await itemsOf(databaseUrl)).toMatchObject([{ incident_number: 1, title: 'Cache the catalog' }]);
  });

  it('offers no form while no incident is open', async () => {
    const { slack } = await aBot();
    const dana = slack.person('dana');
    await dana.messageShortcut(shortcut, await dana.posts('lunch?', { in: 'general' }));
    expect(JSON.stringify(await slack.until(() => dana.modal()))).toContain('No incident is open');
  });
});

it('makes an action item of a timeline entry', async () => {
  const { slack, databaseUrl } = await anOpenIncident();
  const dana = slack.person('dana');
  await dana.types('/incident note the cache has no size limit', { in: channel });
  await dana.types('/incident timeline', { in: channel });
  const list = await slack.until(() => dana.reads(channel).findLast((one) => one.isEphemeral));
  const options = [
    ...JSON.stringify(list.blocks).matchAll(/"text":"([^"]+)","emoji":true},"value":"1 timeline action/g),
  ];
  const chosen = options.map(([, label = '']) => label).find((label) => label.includes('no size limit'));
  await dana.clicks(list, { action_id: 'run_line:action' }, chosen);
  const form = await slack.until(() => dana.modal());
  expect(JSON.stringify(form.blocks)).toContain('the cache has no size limit');
  await dana.submits({ title: 'Limit the size of the cache' });
  expect(await itemsOf(databaseUrl)).toMatchObject([
    { title: 'Limit the size of the cache', source: { kind: 'entry' } },
  ]);
  const answer = await dana.types('/incident action ACT-1', { in: channel });
  expect(JSON.stringify(answer.blocks)).toContain('the cache has no size limit');
});

describe("a reaction with one of the policy's emoji", () => {
  const emoji = 'ballot_box_with_check';
  const receiptOf = ({ slack }: Bot, name: string) =>
    slack.until(() =>
      slack
        .person(name)
        .reads(channel)
        .findLast(({ isEphemeral, text }) => isEphemeral && /ACT-1/.test(text)),
    );

  it('makes an action item of a message, once whoever reacts, and removing it changes nothing', async () => {
    const bot = await anOpenIncident();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.invites(channel, 'sam');
    const message = await sam.posts('limit the cache <!channel>', { in: channel });
    await dana.reacts(message, emoji);
    const receipt = await receiptOf(bot, 'dana');
    expect(receipt.text).toMatch(/Added \*ACT-1\* to INC-1: limit the cache @channel · no owner · due/);
    await sam.reacts(message, emoji);
    expect((await receiptOf(bot, 'sam')).text).toContain('*ACT-1* came from this message already');
    await dana.unreacts(message, emoji);
    await bot.slack.idle();
    expect(await itemsOf(bot.databaseUrl)).toMatchObject([
      { title: 'limit the cache @channel', status: 'open', owner_id: null, source: { ts: message.ts } },
    ]);
    await dana.clicks(receipt, { text: 'Undo' });
    expect(await itemsOf(bot.databaseUrl)).toMatchObject([
      { status: 'wont_do', status_text: 'Added by mistake' },
    ]);
  });

  it('counts for a thread reply that Firebreak never received, and is told of there', async () => {
    const bot = await anOpenIncident({ altersRecord: true });
    const dana = bot.slack.person('dana');
    const parent = await dana.posts('errors since 13:50', { in: channel });
    const reply = await dana.posts('retry with a limit', { in: channel, thread: parent.ts });
    await eventually(async () =>
      expect(await ask(bot.databaseUrl, 'select 1 from messages')).toHaveLength(2),
    );
    await ask(bot.databaseUrl, 'delete from messages');
    await dana.reacts(reply, emoji);
    const receipts =
      "select payload ->> 'threadTs' as thread from effects where kind = 'action_item_receipt'";
    await eventually(async () =>
      expect(await ask(bot.databaseUrl, receipts)).toEqual([{ thread: parent.ts }]),
    );
    expect(await itemsOf(bot.databaseUrl)).toMatchObject([{ title: 'retry with a limit' }]);
  });

  it('makes none of other channels, of its own card, and for people of other organizations', async () => {
    const bot = await anOpenIncident();
    const dana = bot.slack.person('dana');
    await dana.reacts(await dana.posts('lunch', { in: 'general' }), emoji);
    const [card] = bot.slack.channel(channel).pins;
    if (card) await dana.reacts(card, emoji);
    const message = await dana.posts('limit the cache', { in: channel });
    await ask(bot.databaseUrl, 'update users set is_external = true');
    await dana.reacts(message, emoji);
    await bot.slack.idle();
    expect(await itemsOf(bot.databaseUrl)).toEqual([]);
  });
});
