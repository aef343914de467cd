import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aPicture } from '../support/a-picture.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { run } from './a-terminal.js';

const channel = 'inc-1-checkout-is-down';

it('writes everything known of an incident into a file, each line with who, when, where and what it said before', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  await dana.invites(channel, sam);
  const said = await dana.posts('p99 is 9 s', { in: channel });
  const reply = await sam.posts('only the first provider', { in: channel, thread: said.ts });
  await dana.edits(said, 'p99 is 9 s since 13:50');
  await dana.reacts(reply, 'pushpin');
  await dana.types('/incident note rolled back 4f2c1', { in: channel });
  await dana.types('/incident action Add a breaker @sam by 2030-12-04', { in: channel });
  await dana.types('/incident action ACT-1 start', { in: channel });
  await eventually(async () => {
    expect(await ask(databaseUrl, 'select 1 from message_revisions')).toHaveLength(1);
    expect(await ask(databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1);
  });

  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  const { code, out } = await run(['export', 'INC-1', '--format', 'json', '--out', dir], {
    DATABASE_URL: databaseUrl,
  });
  expect(code).toBe(0);
  expect(out.trim()).toBe(join(dir, 'inc-1.json'));
  const file = JSON.parse(readFileSync(out.trim(), 'utf8'));
  expect(file).toMatchObject({
    format: 'firebreak.incident/1',
    incident: { name: 'INC-1', severity: 'sev2' },
  });
  expect(file.record).toMatchObject({ isVerified: true, brokenFrom: null });
  expect(file.actionItems).toMatchObject([
    {
      ...{ name: 'ACT-1', incidentNumber: 1, title: 'Add a breaker', ownerId: sam.id, dueOn: '2030-12-04' },
      status: { kind: 'in_progress' },
      history: [
        { by: dana.id, event: { kind: 'created' } },
        {
          by: dana.id,
          event: { kind: 'status_changed', from: { kind: 'open' }, to: { kind: 'in_progress' } },
        },
      ],
    },
  ]);
  const id = slack.channel(channel).id;
  expect(file.timeline).toMatchObject([
    { source: 'command', text: 'declared, sev2', author: { id: dana.id }, isHighlight: true },
    {
      source: 'message',
      text: 'p99 is 9 s since 13:50',
      author: { id: dana.id, name: null, isBot: false },
      capturedBy: null,
      isHighlight: false,
      ts: said.ts,
      permalink: expect.stringMatching(new RegExp(`/archives/${id}/p${said.ts.replace('.', '')}$`)),
      revisions: [{ text: 'p99 is 9 s' }],
    },
    {
      text: 'only the first provider',
      author: { id: sam.id },
      capturedBy: dana.id,
      reason: 'reaction:pushpin',
      isHighlight: true,
      threadTs: said.ts,
    },
    { source: 'command', text: 'rolled back 4f2c1', isHighlight: true },
    { source: 'command', text: `added ACT-1 “Add a breaker”, owner ${sam.id}, due 2030-12-04` },
  ]);
});

it('tells of each line what people made of it, and of a quote who said it and who brought it', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  const elsewhere = await sam.posts('customers cannot pay', { in: 'general' });
  await dana.messageShortcut('add_to_timeline', elsewhere);
  await dana.submits({ note: 'the first report' });
  await dana.closes();
  const said = await dana.posts('p99 is 9 s', { in: channel });
  await slack.idle();
  await dana.types(`/incident timeline restore m${said.ts}`, { in: channel });
  await dana.types(`/incident timeline edit m${said.ts}`, { in: channel });
  await dana.submits({ text: 'p99 of payments is 9 s' });

  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  const { out } = await run(['export', 'INC-1', '--format', 'json', '--out', dir], {
    DATABASE_URL: databaseUrl,
  });
  const { timeline } = JSON.parse(readFileSync(out.trim(), 'utf8'));
  const lineWith = (text: string) => timeline.find((line: { text: string }) => line.text === text);
  expect(lineWith('customers cannot pay')).toMatchObject({
    author: { id: sam.id, isBot: false },
    capturedBy: dana.id,
    note: 'the first report',
    permalink: expect.stringContaining(elsewhere.ts.replace('.', '')),
    isHighlight: true,
  });
  expect(lineWith('p99 is 9 s')).toMatchObject({
    shownText: 'p99 of payments is 9 s',
    isHighlight: true,
    edits: [
      { by: dana.id, isHighlight: { from: false, to: true } },
      { by: dana.id, text: { from: 'p99 is 9 s', to: 'p99 of payments is 9 s' } },
    ],
  });
});

it('says in the file from where on the record is not as it was sealed', async () => {
  const { slack, databaseUrl, delivered } = await aBot({ altersRecord: true });
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Checkout is down');
  await delivered();
  await dana.posts('p99 is 9 s', { in: channel });
  await eventually(async () =>
    expect(await ask(databaseUrl, "select 1 from chain_entries where part like 'message %'")).toHaveLength(1),
  );
  await ask(databaseUrl, "update messages set text = 'all is well'");
  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  const { out } = await run(['export', 'INC-1', '--out', dir], { DATABASE_URL: databaseUrl });
  expect(JSON.parse(readFileSync(out.trim(), 'utf8')).record).toMatchObject({
    isVerified: false,
    brokenFrom: { part: expect.stringMatching(/^message C/), wrong: 'changed', more: 0 },
  });
});

it('writes the copies of images beside the file, and tells of each what it is', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await delivered();
  const picture = aPicture('jpeg', 300);
  const files = [
    { name: '../../graph.png', content: picture, mimetype: 'image/png' },
    { name: 'notes.txt', content: 'p99' },
  ];
  await dana.pins(await dana.posts('p99', { in: channel, files }));
  await eventually(async () => expect(await ask(databaseUrl, 'select 1 from file_copies')).toHaveLength(1));

  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  const { out } = await run(['export', 'INC-1', '--out', dir], { DATABASE_URL: databaseUrl });
  const file = JSON.parse(readFileSync(join(dir, 'inc-1.json'), 'utf8'));
  const [image, notes] = file.timeline[1].files;
  const path = `INC-1-files/${image.id}.jpg`;
  expect(image).toMatchObject({
    name: '../../graph.png',
    copy: { path, bytes: 300, sha256: createHash('sha256').update(picture).digest('hex') },
  });
  expect(notes).toMatchObject({ name: 'notes.txt', copy: null });
  expect(readFileSync(join(dir, path))).toEqual(picture);
  expect(out.trim().split('\n')).toEqual([join(dir, 'inc-1.json'), join(dir, path)]);
  expect(readdirSync(dir, { recursive: true }).toSorted()).toEqual(['INC-1-files', path, 'inc-1.json']);
});

it('says why a message is a highlight: a rule, or nobody', async () => {
  const { slack, databaseUrl, delivered } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await delivered();
  await dana.invites(channel, 'deploybot');
  await slack.person('deploybot').posts('Deployed 4f2c1 to production', { in: channel });
  await dana.posts('hm', { in: channel });
  await eventually(async () =>
    expect(await ask(databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1),
  );
  const dir = mkdtempSync(join(inject('testFolder'), 'export-'));
  await run(['export', 'INC-1', '--out', dir], { DATABASE_URL: databaseUrl });
  expect(JSON.parse(readFileSync(join(dir, 'inc-1.json'), 'utf8')).timeline).toMatchObject([
    { isHighlight: true, reason: null, capturedBy: null },
    { isHighlight: true, reason: 'rule:deploys', capturedBy: null },
    { isHighlight: false, reason: null, capturedBy: null },
  ]);
});

it('says which incident there is not, and where it cannot write', async () => {
  const { databaseUrl, slack, delivered } = await aBot();
  await slack.person('dana').types('/incident start Checkout is down');
  await delivered();
  const env = { DATABASE_URL: databaseUrl };
  expect((await run(['export', 'INC-7', '--out', '.'], env)).err).toContain("There's no INC-7.");
  expect((await run(['export', 'INC-1', '--out', '/dev/null/x'], env)).err).toContain("Can't write");
});
