import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aPicture } from '../support/a-picture.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { aStore } from './a-store.js';
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
    { source: 'command', text: `added ACT-1 “Add a breaker”, owner <@${sam.id}>, due 2030-12-04` },
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
  expect((await run(['export', 'INC-1', '--out', '/dev/null/x'], env)).err).toBe(
    "Can't write /dev/null/x: a part of the path is a file, not a folder.\n",
  );
});

describe('firebreak export of several incidents', () => {
  it('writes all of a period, and one that is missing keeps back no other', async () => {
    const { env, folder } = await aStoreWithThree();
    expect(await run(['export', 'INC-1', 'INC-9', 'INC-3', '--format', 'md', '--out', folder], env)).toEqual({
      code: 1,
      out: `${join(folder, 'inc-1.md')}\n${join(folder, 'inc-3.md')}\n`,
      err: "There's no INC-9.\n",
    });
    const day = '2026-03-02';
    const period = await run(
      ['export', '--since', day, '--until', day, '--format', 'csv', '--out', folder],
      env,
    );
    expect(period).toMatchObject({ code: 0, err: '' });
    expect(period.out.match(/inc-\d-(?:timeline|action-items)\.csv/g)).toHaveLength(6);
    expect(await run(['export', '--since', '2026-03-03', '--out', folder], env)).toMatchObject({
      code: 1,
      err: 'No incident was declared in this period.\n',
    });
  });

  it.each([
    [[], 'Name incidents, such as INC-42, or give a period with --since and --until.'],
    [
      ['INC-1', '--since', '2026-03-02'],
      'Name incidents, such as INC-42, or give a period with --since and --until.',
    ],
    [['--since', '2026-02-30'], "“2026-02-30” isn't a day. Write it like 2026-11-01."],
    [['INC-1'], 'Give the directory to write to with --out.'],
  ])('says how to use it: %j', async (args, line) => {
    expect(await run(['export', ...args], {})).toEqual({ code: 2, out: '', err: `${line}\n` });
  });

  it.runIf(existsSync('/dev/full'))(
    'says that the disk is full, and keeps the file that was there',
    async () => {
      const { env, folder } = await aStoreWithThree();
      const file = join(folder, 'inc-1.md');
      writeFileSync(file, 'of yesterday');
      symlinkSync('/dev/full', `${file}.partial`);
      const { code, err } = await run(['export', 'INC-1', '--format', 'md', '--out', folder], env);
      expect({ code, err }).toEqual({ code: 1, err: `Can't write ${folder}: the disk is full.\n` });
      expect(readdirSync(folder)).toEqual(['inc-1.md']);
      expect(readFileSync(file, 'utf8')).toBe('of yesterday');
    },
  );

  it('leaves no half of a file where it can’t write', async () => {
    const { env, folder } = await aStoreWithThree();
    mkdirSync(join(folder, 'inc-1.md'));
    const { code, err } = await run(['export', 'INC-1', '--format', 'md', '--out', folder], env);
    expect({ code, err }).toEqual({
      code: 1,
      err: `Can't write ${join(folder, 'inc-1.md')}: it is a folder.\n`,
    });
    expect(readdirSync(folder)).toEqual(['inc-1.md']);
  });
});

describe('firebreak export --profile', () => {
  it('redacts by the profile and by the words of the policy, in a file of its own name', async () => {
    const { env, folder } = await aStoreWithThree();
    writeFileSync(join(folder, 'policy.yml'), 'exports: { redact: [Checkout] }\n');
    const configured = { ...env, FIREBREAK_CONFIG: join(folder, 'policy.yml') };
    const args = ['export', 'INC-1', '--format', 'md', '--profile', 'customer'];
    const preview = await run([...args, '--preview'], configured);
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toMatch(/^INC-1, customer: what is redacted or left out\nWHAT +HOW OFTEN\n/);
    expect(preview.out).toMatch(/\nword +\d/);
    expect((await run([...args, '--out', folder], configured)).out).toBe(
      `${join(folder, 'inc-1-customer.md')}\n`,
    );
    const text = readFileSync(join(folder, 'inc-1-customer.md'), 'utf8');
    expect(text).toContain('# INC-1: \\[redacted: word] is down');
    expect(text).not.toMatch(/Checkout|U1/);
  });

  it('previews nothing for internal files', async () => {
    const { env } = await aStoreWithThree();
    expect((await run(['export', 'INC-1', '--preview'], env)).out).toBe(
      'INC-1, internal: nothing is redacted.\n',
    );
  });
});

it('prints a draft', async () => {
  const { env } = await aStoreWithThree();
  const { code, out } = await run(['draft', 'INC-1'], env);
  expect(code).toBe(0);
  expect(out).toMatch(/^---\nformat: "firebreak.postmortem\/1"\nincident: "INC-1"\n/);
  expect(await run(['draft', 'INC-9'], env)).toEqual({ code: 1, out: '', err: "There's no INC-9.\n" });
});

async function aStoreWithThree() {
  const store = await aStore();
  onTestFinished(store.drop);
  for (const title of ['Checkout is down', 'Search is slow', 'Logins fail']) await store.declare(title);
  return { env: store.env, folder: mkdtempSync(join(inject('testFolder'), 'export-')) };
}
