import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { makeApart } from '../../src/main/exports/make-apart.js';
import type { ExportJob } from '../../src/main/exports/make-export.js';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const job: ExportJob = {
  asked: {
    ...{ workspaceId: 'T1', number: 1, userId: 'U1', format: 'md', profile: 'internal', isShared: false },
    askedAt: '2026-11-23T14:10:00.000Z',
  },
  fontFolder: null,
  redaction: { redact: [], hosts: [] },
  templates: [],
};

/** A database that is told what can't be read, and nothing else. */
const unreadable: unknown[] = [];
const db = Object.assign(Object.create(null), { onUnreadable: (what: unknown) => unreadable.push(what) });

const never = new AbortController().signal;

/** Runs this program instead of the one that makes exports. */
function run(program: string, { timeMs = 30_000, bytes = 1e9, signal = never } = {}) {
  const file = join(folder, `${readdirSync(folder).length}.mjs`);
  writeFileSync(file, program);
  const deps = { db, databaseUrl: 'postgres://db', program: pathToFileURL(file) };
  return makeApart({ ...deps, limits: { timeMs, bytes } }, job, signal);
}

const answers = (made: string) => `
  import { serialize } from 'node:v8';
  const unreadable = [{ column: 'timeline_entries.event', row: 'T1 INC-1 entry 2', why: 'odd' }];
  process.stdout.write(serialize({ made: ${made}, unreadable }));`;

it('hands on what the process made, and reports what it could not read', async () => {
  const files = `[{ fileName: 'inc-1.md', mediaType: 'text/markdown', bytes: new Uint8Array([35, 10]) }]`;
  const made = await run(answers(`{ kind: 'files', title: 'Down', files: ${files}, incomplete: [] }`));
  if (made.kind !== 'files') throw new Error('There are no files.');
  expect(made.files.map(({ fileName, bytes }) => [fileName, [...bytes]])).toEqual([['inc-1.md', [35, 10]]]);
  expect(unreadable).toEqual([{ column: 'timeline_entries.event', row: 'T1 INC-1 entry 2', why: 'odd' }]);
});

it('gives the process the way to the database, and none of our tokens', async () => {
  process.env.SLACK_BOT_TOKEN = 'xoxb-1';
  process.env.PGPASSWORD = 'p';
  const program = `
    import { text } from 'node:stream/consumers';
    process.stderr.write(JSON.stringify([JSON.parse(await text(process.stdin)).databaseUrl, process.env.PGPASSWORD, process.env.SLACK_BOT_TOKEN ?? null]));
    process.exitCode = 1;`;
  try {
    await expect(run(program)).rejects.toThrow('["postgres://db","p",null]');
  } finally {
    delete process.env.SLACK_BOT_TOKEN;
    delete process.env.PGPASSWORD;
  }
});

it('throws what went wrong there, with the place', async () => {
  const failing = run(`process.stderr.write(new TypeError('odd row').stack); process.exit(1);`);
  const error = await failing.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: 'TypeError: odd row', stack: expect.stringContaining('.mjs:1:') });
});

const forever = 'setInterval(() => {}, 1_000);';
const deaf = `process.on('SIGTERM', () => {}); ${forever}`;

it('stops a process that takes too long, even one that does not listen', async () => {
  expect(await run(deaf, { timeMs: 2_000 })).toEqual({ kind: 'stopped', why: 'timeout' });
});

it.skipIf(!existsSync('/proc/self/autogroup'))('lets its session give way to others', async () => {
  const program = `
    import { readFileSync } from 'node:fs';
    setTimeout(() => {
      process.stderr.write(readFileSync('/proc/self/autogroup', 'utf8'));
      process.exitCode = 1;
    }, 300);`;
  const groupOf = /autogroup-\d+/;
  const own = readFileSync('/proc/self/autogroup', 'utf8');
  const its = String(await run(program).catch((thrown: unknown) => thrown));
  expect(groupOf.exec(its)?.[0]).not.toBe(groupOf.exec(own)?.[0]);
  expect(its).toContain('nice 19');
});

it.skipIf(process.platform !== 'linux')('stops a process that takes too much memory', async () => {
  expect(await run(forever, { bytes: 1 })).toEqual({ kind: 'stopped', why: 'memory' });
});

it('says that a process was killed', async () => {
  expect(await run(`process.kill(process.pid, 'SIGKILL');`)).toEqual({ kind: 'stopped', why: null });
});

it('stops the process at a shutdown', async () => {
  const stopping = new AbortController();
  const made = run(forever, { signal: stopping.signal });
  stopping.abort();
  expect(await made).toEqual({ kind: 'stopped', why: null });
});

it('starts no process after a shutdown', async () => {
  expect(await run(forever, { signal: AbortSignal.abort() })).toEqual({ kind: 'stopped', why: null });
});

it.skipIf(process.platform !== 'linux')(
  'lets the process and what it starts give way to the bot',
  async () => {
    const program = `
    import { execFileSync } from 'node:child_process';
    import { getPriority } from 'node:os';
    const inner = execFileSync(process.execPath, ['-p', 'os.getPriority()'], { encoding: 'utf8' });
    process.stderr.write([getPriority(), Number(inner)].join());
    process.exitCode = 1;`;
    await expect(run(program)).rejects.toThrow('19,19');
  },
);
