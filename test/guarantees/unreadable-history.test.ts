import { expect, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';

const odd = '{"ok":true,"messages":[{"ts":7,"subtype":"tombstone"}],"has_more":false,"items":7}';

it('keeps what it has when Slack’s history has an unknown format, and retries', async () => {
  const bot = await anOpenIncident();
  const { slack, databaseUrl } = bot;
  const dana = slack.person('dana');
  const record = () =>
    ask(
      databaseUrl,
      `select text, deleted_at is not null as is_gone, is_highlight from messages order by ts`,
    );
  const kept = await dana.posts('p99 is 9 s', { in: openChannel });
  const gone = await dana.posts('the password is hunter2', { in: openChannel });
  await dana.pins(kept);
  const before = [
    { text: 'p99 is 9 s', is_gone: false, is_highlight: true },
    { text: 'the password is hunter2', is_gone: false, is_highlight: false },
  ];
  await eventually(async () => expect(await record()).toEqual(before));
  await bot.service.stop();
  slack.deliverTo();
  await dana.deletes(gone);

  const methods = ['conversations.history', 'conversations.replies', 'pins.list'];
  for (const method of methods) slack.faults.garble(method, odd);
  const begun = slack.calls.length;
  const countOf = (method: string) =>
    slack.calls.slice(begun).filter((call) => call.method === method).length;
  await bot.another();
  for (const method of methods) {
    await expect.poll(() => countOf(method), { timeout: 20_000 }).toBe(1);
    expect(await record(), method).toEqual(method === 'pins.list' ? expect.anything() : before);
    await expect.poll(() => countOf(method), { timeout: 20_000 }).toBe(2);
  }
  await eventually(async () =>
    expect(
      await ask(databaseUrl, 'select 1 from channel_syncs where state is null and missed_since is null'),
    ).toHaveLength(1),
  );
  expect(await record()).toEqual([before[0], { text: '', is_gone: true, is_highlight: false }]);
}, 90_000);
