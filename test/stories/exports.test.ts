import { expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { storedEffects } from '../support/stored.js';

const withFiles = (messages: readonly Message[]) => messages.filter(({ files = [] }) => files.length > 0);
const sentTo = (slack: Sandbox, name: string) => withFiles(slack.person(name).readsDirect());
const shared = (slack: Sandbox) => withFiles(slack.channel(openChannel).messages);
const exportsOf = async (url: string) =>
  (await storedEffects(url)).filter(({ kind }) => kind === 'send_export');

it('sends the person who asks the post-mortem, also before anybody started it', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const answer = await dana.types('/incident export md', { in: openChannel });
  expect(answer.text).toBe("Exporting *INC-1* as Markdown. You'll get it in a direct message.");
  await delivered();
  expect(sentTo(slack, 'dana')).toMatchObject([
    {
      text: 'Your export of *INC-1* as Markdown: Checkout is down',
      files: [
        {
          name: 'inc-1.md',
          title: expect.stringMatching(/^INC-1: Checkout is down \(2.* UTC\)$/),
          mimetype: 'text/markdown',
        },
      ],
    },
  ]);
  const text = slack.file('inc-1.md').bytes.toString();
  expect(text).toContain('# INC-1: Checkout is down\n');
  expect(text).toContain('## Impact\n');
  expect(shared(slack)).toEqual([]);
  expect(slack.calls.find(({ method }) => method === 'upload')?.token).toBe('none');
});

it('sends what people wrote in the post-mortem when it is delivered, in the format that they name', async () => {
  const { slack, delivered } = await anOpenIncident();
  const sam = slack.person('sam');
  await slack.person('dana').types('/incident note the pool was empty', { in: openChannel });
  await sam.types('/incident download INC-1 json');
  await delivered();
  expect(sentTo(slack, 'sam')).toHaveLength(1);
  const { format, timeline } = JSON.parse(slack.file('inc-1.json').bytes.toString());
  expect(format).toBe('firebreak.incident/1');
  expect(timeline).toContainEqual(expect.objectContaining({ text: 'the pool was empty' }));
});

it('sends a PDF to who names no format', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const answer = await dana.types('/incident export', { in: openChannel });
  expect(answer.text).toContain('Exporting *INC-1* as PDF.');
  await delivered();
  expect(sentTo(slack, 'dana')[0]?.files).toMatchObject([{ mimetype: 'application/pdf' }]);
  expect(slack.file('inc-1.pdf').bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

it('sends all files of a format in one message', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  await dana.types('/incident export csv', { in: openChannel });
  await dana.types('/incident export bundle', { in: openChannel });
  await delivered();
  const names = sentTo(slack, 'dana').map(({ files = [] }) => files.map(({ name }) => name));
  expect(names).toEqual([['inc-1-timeline.csv', 'inc-1-action-items.csv'], ['inc-1.zip']]);
  expect(slack.file('inc-1.zip').bytes.subarray(0, 2).toString()).toBe('PK');
});

it('leaves out of a file for customers what only the team may see', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  await dana.types('/incident summary Cards failed; ask dana@example.com', { in: openChannel });
  const answer = await dana.types('/incident export html customer', { in: openChannel });
  expect(answer.text).toContain('Exporting *INC-1* as HTML for customers.');
  await delivered();
  const page = slack.file('inc-1-customer.html').bytes.toString();
  expect(page).toContain('Cards failed');
  expect(page).not.toMatch(/dana@example\.com|Dana Whitfield|slack\.com/);
});

it('shares it in the incident’s channel if they say so, from wherever they ask', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const { id } = slack.channel(openChannel);
  const answer = await dana.types('/incident export INC-1 md here', { in: 'general' });
  expect(answer.text).toBe(`Exporting *INC-1* as Markdown. It will be posted in <#${id}>.`);
  await delivered();
  expect(shared(slack)).toMatchObject([
    { text: 'dana exported *INC-1* as Markdown', files: [{ name: 'inc-1.md' }] },
  ]);
  expect([sentTo(slack, 'dana'), withFiles(slack.channel('general').messages)]).toEqual([[], []]);
});

it('offers to send it to the channel as well', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const answer = await dana.types('/incident export md', { in: openChannel });
  const [offer] = answer.ephemeral;
  if (!offer) throw new Error('There is no answer.');
  await dana.clicks(offer, { text: 'Send to channel' });
  await delivered();
  expect([shared(slack).length, sentTo(slack, 'dana').length]).toEqual([1, 1]);
});

it('is in the post-mortem’s overview and where it is published', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  await dana.types('/incident resolved', { in: openChannel });
  const overview = await dana.types('/incident postmortem', { in: openChannel });
  const [shown] = overview.ephemeral;
  if (!shown) throw new Error('There is no overview.');
  await dana.clicks(shown, { action_id: 'run_line:export' }, 'JSON');
  await dana.types('/incident postmortem publish', { in: openChannel });
  await delivered();
  const published = slack.channel(openChannel).messages.find(({ text }) => /published/.test(text));
  if (!published) throw new Error('Nothing says that it is published.');
  await slack.person('sam').clicks(published, { action_id: 'run_line:export' }, 'Markdown');
  await delivered();
  expect(sentTo(slack, 'dana')[0]?.files).toMatchObject([{ name: 'inc-1.json' }]);
  expect(sentTo(slack, 'sam')[0]?.files).toMatchObject([{ name: 'inc-1.md' }]);
});

it('asks about words that it does not know, and makes nothing', async () => {
  const { slack, databaseUrl } = await anOpenIncident();
  const dana = slack.person('dana');
  for (const words of ['docx', 'md json', 'md for the board'])
    expect((await dana.types(`/incident export ${words}`, { in: openChannel })).text).toContain(
      `\`export\` doesn't take “${words}”.`,
    );
  expect(await exportsOf(databaseUrl)).toEqual([]);
});

it('exports a private incident for its members only', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  slack.convertChannel(openChannel, 'private');
  await slack.idle();
  const answer = await sam.types('/incident export INC-1 md here');
  expect(answer.text).toMatch(/^There's no INC-1 that you can see\./);
  await dana.types('/incident export INC-1 md here', { in: 'general' });
  await delivered();
  expect([shared(slack).length, withFiles(slack.channel('general').messages).length]).toEqual([1, 0]);
  expect(await exportsOf(databaseUrl)).toHaveLength(1);
});

it('sends nothing to somebody who cannot see the incident any more, and says no more than that', async () => {
  const { slack, delivered } = await anOpenIncident();
  const sam = slack.person('sam');
  await slack.person('dana').invites(openChannel, 'sam');
  slack.convertChannel(openChannel, 'private');
  await slack.idle();
  slack.faults.rateLimit('conversations.open', 2);
  await sam.types('/incident export md', { in: openChannel });
  slack.removeFromChannel(openChannel, 'sam');
  await delivered();
  expect(sam.readsDirect().map(({ text }) => text)).toEqual([
    "Your export wasn't sent. There's no INC-1 that you can see. See open incidents with `/incident list`.",
  ]);
  expect(slack.calls.some(({ method }) => method === 'files.completeUploadExternal')).toBe(false);
});

it('gives one file however often Slack sends the request', async () => {
  const { slack, databaseUrl, delivered } = await anOpenIncident();
  slack.faults.duplicateDeliveries(3);
  await slack.person('dana').types('/incident export md here', { in: openChannel });
  await slack.idle();
  await delivered();
  expect(shared(slack)).toHaveLength(1);
  expect(await exportsOf(databaseUrl)).toHaveLength(1);
});

it.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
  'shares it once, whatever happens to %s',
  { timeout: 60_000 },
  async (method) => {
    const { slack, delivered } = await anOpenIncident();
    const { faults } = slack;
    const trouble = [
      () => faults.rateLimit(method, 1),
      () => faults.status(method, 503),
      () => faults.dropBefore(method),
      () => faults.loseReply(method),
    ];
    for (const [index, befall] of trouble.entries()) {
      befall();
      await slack.person('dana').types('/incident export md here', { in: openChannel });
      await delivered();
      expect(shared(slack), String(befall)).toHaveLength(index + 1);
    }
  },
);

it('says why Slack takes no file and what to do, each time that somebody asks', async () => {
  const { slack, delivered } = await anOpenIncident();
  const dana = slack.person('dana');
  const told = () => dana.reads(openChannel).filter(({ text }) => text.includes("wasn't exported"));
  for (const [error, why] of [
    ['storage_limit_reached', "the workspace's storage is full; an admin can delete files or add storage"],
    ['missing_scope', 'the app lacks a permission; an operator must install it again'],
  ] as const)
    for (const times of [1, 2]) {
      slack.faults.fail('files.getUploadURLExternal', error);
      const before = told().length;
      await dana.types('/incident export md', { in: openChannel });
      await delivered();
      await eventually(async () => expect(told(), `${error} ${times}`).toHaveLength(before + 1));
      expect(told().at(-1)?.text).toMatch(/^INC-1 wasn't exported\. Slack rejected the file: /);
      expect(told().at(-1)?.text).toContain(why);
      expect(told().at(-1)?.text).toContain('`firebreak export INC-1`');
    }
  const [notice] = told();
  if (!notice) throw new Error('There is no notice.');
  await dana.clicks(notice, { text: 'Try again' });
  await delivered();
  expect(sentTo(slack, 'dana')).toHaveLength(1);
});

it('is in the audit log, with who asked for it, also if it takes several attempts', async () => {
  const { slack, delivered, databaseUrl } = await anOpenIncident();
  slack.faults.status('files.getUploadURLExternal', 503, { times: 1 });
  await slack.person('dana').types('/incident export md customer', { in: openChannel });
  await delivered();
  expect(sentTo(slack, 'dana')).toHaveLength(1);
  expect(await ask(databaseUrl, 'select actor_kind, actor_id, access from audit_entries')).toEqual([
    {
      ...{ actor_kind: 'person', actor_id: slack.person('dana').id },
      access: {
        ...{
          v: 1,
          kind: 'incident_exported',
          incident: 1,
          format: 'md',
          profile: 'customer',
          isShared: false,
        },
      },
    },
  ]);
});
