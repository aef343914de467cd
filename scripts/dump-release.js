// Plays a story, and writes to `test/db/releases` this version's schema and what it stored (`<version>.sql`), and the
// statements that it ran (`<version>.statements.sql`). Tests upgrade every such dump, and run a version's statements on
// the schema of a later one. Needs a build: run it as `npm run dump-release`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { playStory } from '../dist/demo/story.js';
import { startSandbox } from '../dist/sandbox/start-sandbox.js';
import { defaultPolicy } from '../dist/src/config/policy/default-policy.js';
import { startEmbedded } from '../dist/src/db/embedded/start-embedded.js';
import { serve } from '../dist/src/main.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const migrations = join(root, 'src/db/migrations');

/** A line of the log about a statement that reads or writes rows. */
const onRows = /^(?:statement|execute [^:]*): ((?:select|with|insert|update|delete)\b.*)$/is;

/** Tables of which a few rows of each kind are enough. */
const samples = {
  effects: 'where id in (select min(id) from effects group by kind, state)',
  request_keys: `where key in (select key from request_keys where answer is not null order by key limit 6)`,
};

const dataDir = mkdtempSync(join(tmpdir(), 'firebreak-dump-'));
const logged = {
  logging_collector: 'on',
  log_destination: 'jsonlog',
  log_statement: 'all',
  log_rotation_size: '0',
};
const server = await startEmbedded({ dataDir, settings: logged });
const sql = postgres(server.url, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } });
try {
  await fill(server.url);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = `test/db/releases/${version}`;
  writeFileSync(join(root, `${file}.sql`), await dump(version));
  writeFileSync(join(root, `${file}.statements.sql`), await statements());
  console.log(`Wrote ${file}.sql and ${file}.statements.sql.`);
} finally {
  await sql.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Plays the demo's story and what it leaves out, stops the bot for a message, and waits until every table has rows. */
async function fill(url) {
  const slack = await startSandbox({ manifestPath: join(root, 'manifest.yml') });
  const { botToken, appToken, signingSecret, apiUrl } = slack;
  const config = {
    slack: { botToken, appToken, signingSecret, apiUrl },
    database: { url },
    http: { host: '127.0.0.1', port: 0 },
    logLevel: 'silent',
    policy: { ...defaultPolicy(), mayDeclare: ['S0ONCALL01', ...slack.users().map(({ id }) => id)] },
  };
  const whileServing = async (act) => {
    const bot = await serve(config);
    await act().finally(() => bot.stop());
  };
  try {
    slack.faults.fail('conversations.setTopic', 'restricted_action');
    await whileServing(async () => {
      await playStory(slack);
      await playTheRest(slack);
    });
    await slack.person('dana').posts('Is Firebreak down?', { in: 'inc-3-login-is-slow' });
    await whileServing(untilFinished);
  } finally {
    await slack.close();
  }
}

/**
 * An incident that stays open, with an action item, a picture on its timeline, an edited message and a deleted one; a
 * person's own reminders; and an incident that is resolved, so that the clock asks when its impact started.
 */
async function playTheRest(slack) {
  const dana = slack.person('dana');
  const channel = 'inc-3-login-is-slow';
  const asked = 'inc-4-docs-are-slow';
  await dana.types('/incident start sev3 Login is slow', { in: 'general' });
  await slack.until(() => slack.channels().some(({ name, pins }) => name === channel && pins.length > 0));
  const content = Buffer.from('89504e470d0a1a0a', 'hex');
  await dana.pins(await dana.posts('p99', { in: channel, files: [{ name: 'p99.png', content }] }));
  await dana.edits(await dana.posts('p99 is 9 s', { in: channel }), 'p99 is 9 s since 13:50');
  await dana.deletes(await dana.posts('lunch?', { in: channel }));
  await dana.types('/incident action Alert on slow logins @dana p2 detect', { in: channel });
  await dana.types('/incident reminders at 10:00', { in: channel });
  await dana.types('/incident start sev3 Docs are slow', { in: 'general' });
  await slack.until(() => slack.channels().some(({ name, pins }) => name === asked && pins.length > 0));
  await dana.types('/incident resolved', { in: asked });
}

/** Waits until nothing is pending, every change of the record is processed, and no table is empty. */
async function untilFinished() {
  for (let left = ['everything'], seconds = 0; left.length > 0; seconds++) {
    if (seconds === 120) throw new Error(`After two minutes, this is still missing: ${left.join(', ')}`);
    await pause(1_000);
    left = await unfinished();
  }
}

async function unfinished() {
  const pending = await sql`
    select 'the effect ' || kind as what from effects
      where state in ('waiting', 'attempting') and kind <> 'dedupe_post'
    union all select 'a processed message' from messages where is_dirty
    union all select 'a processed entry' from timeline_entries where is_dirty`;
  const empty = [];
  for (const table of await tables()) {
    const [row] = await sql`select 1 from ${sql(table)} limit 1`;
    if (!row) empty.push(`a row of ${table}`);
  }
  return [...pending.map(({ what }) => what), ...empty];
}

async function dump(version) {
  const parts = [
    `-- Firebreak ${version}, by \`npm run dump-release\`. Once the version is released, this never changes.`,
  ];
  const { entries } = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'));
  for (const { tag } of entries) parts.push(readFileSync(join(migrations, `${tag}.sql`), 'utf8').trim());
  parts.push(`create schema drizzle;
create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);`);
  parts.push(await rowsOf('drizzle', '__drizzle_migrations'));
  for (const table of await tables()) parts.push(await rowsOf('public', table));
  parts.push(await sequences());
  return `${parts.join('\n\n')}\n`;
}

async function tables() {
  const found = await sql`select tablename from pg_tables where schemaname = 'public' order by 1`;
  return found.map(({ tablename }) => tablename);
}

/** An insert with one row per line. Every value is quoted, as Postgres writes it and reads it back. */
async function rowsOf(schema, table) {
  const columns = await sql`select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} order by ordinal_position`;
  const values = columns.map(({ name }) => `quote_nullable("${name}"::text)`).join(`, ', ', `);
  const rows = await sql.unsafe(
    `select concat('(', ${values}, ')') as row from "${schema}"."${table}" ${samples[table] ?? ''} order by 1`,
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const lines = rows.map(({ row }) => row).join(',\n');
  return `insert into "${schema}"."${table}" (${names}) overriding system value values\n${lines};`;
}

/** New rows get ids after the stored ones. */
async function sequences() {
  const found = await sql`select schemaname, sequencename, last_value from pg_sequences
    where last_value is not null order by 1, 2`;
  const lines = found.map(
    ({ schemaname, sequencename, last_value: last }) =>
      `select setval('${schemaname}.${sequencename}', ${last});`,
  );
  return lines.join('\n');
}

/** The statements on rows that sessions other than this one ran, one per line, each once. */
async function statements() {
  const logs =
    await sql`select pg_read_file('log/' || name) as text from pg_ls_logdir() where name like '%.json'`;
  const [{ pid }] = await sql`select pg_backend_pid() as pid`;
  const logged = logs.flatMap(({ text }) => text.trim().split('\n')).map((line) => JSON.parse(line));
  const found = logged
    .filter((line) => line.pid !== pid)
    .map(({ message }) => onRows.exec(message)?.[1]?.replaceAll(/\s+/g, ' ').trim())
    .filter((statement) => statement && !statement.includes('__drizzle_migrations'));
  return `${[...new Set(found)].sort().join(';\n')};\n`;
}
