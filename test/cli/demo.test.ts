import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { builtProgram } from '../support/built-program.js';
import { freePort } from '../support/free-port.js';
import { keepingPriority } from '../support/keeping-priority.js';
import { aPageConnection, type PageConnection } from '../support/page-connection.js';

const cli = await builtProgram();
/** That each demo wishes for. */
let port: number;
beforeAll(async () => {
  port = await freePort();
});

let folder: string;

function makeFolder(): void {
  folder = mkdtempSync(join(inject('testFolder'), 'demo-'));
  chmodSync(folder, 0o700);
}

function removeFolder(): void {
  const place = placeOfPostgres();
  if (place) rmSync(place, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** `firebreak demo` in the folder, and what it has said so far. */
interface Demo {
  child: ChildProcess;
  said(): string;
  /** Its address, as soon as it is ready. */
  address: Promise<string>;
  ended: Promise<number | null>;
}

/** Ends with the test. */
function demo(given: string | Record<string, string> = {}): Demo {
  const running = startDemo(given);
  onTestFinished(async () => {
    running.child.kill('SIGTERM');
    await running.ended;
  });
  return running;
}

function startDemo(given: string | Record<string, string> = {}): Demo {
  const args = typeof given === 'string' ? [given] : [];
  const env = typeof given === 'string' ? {} : given;
  const child = spawn(process.execPath, [...keepingPriority, cli, 'demo', '--port', String(port), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env },
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => words.push(String(data)));
  const said = () => words.join('');
  const ended = once(child, 'exit').then(() => child.exitCode);
  const address = until(said, () => /^ {2}(http:\S+)$/m.exec(said())?.[1]);
  address.catch(() => {});
  return { child, said, address, ended };
}

/** Ends the demo as Ctrl+C does, and gives its exit code. */
async function end({ child, ended }: Demo): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

async function until<T>(
  said: () => string,
  what: () => T | undefined | false,
  deadlineMs = 25_000,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const found = what();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`Timed out waiting for ${what}. Output: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function pageOf(running: Demo): Promise<PageConnection> {
  const page = await aPageConnection(await running.address);
  onTestFinished(() => page.close());
  return page;
}

const types = (page: PageConnection, line: string, channel = 'C0GENERAL1') =>
  page.act({ kind: 'types', line, channel });
const stepsOf = (page: PageConnection) => page.seen.tour?.chapters.flatMap(({ steps }) => steps) ?? [];
const incidents = (page: PageConnection) =>
  page.seen.sideBar?.channels.map(({ name }) => name).filter((name) => name.startsWith('inc-')) ?? [];
/** Where the demo's Postgres keeps its data: elsewhere where root runs in a folder that others cannot pass. */
function placeOfPostgres(): string | undefined {
  const data = join(folder, '.firebreak-demo/bot');
  const record = join(data, 'embedded.json');
  if (!existsSync(record)) return undefined;
  return resolve(data, JSON.parse(readFileSync(record, 'utf8')).place);
}
const isPostgresUp = (): boolean => {
  const pidFile = join(placeOfPostgres() ?? '', 'data/postmaster.pid');
  return existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, 'utf8').split('\n')[0]));
};
const botPid = (): number => JSON.parse(readFileSync(join(folder, '.firebreak-demo/bot.json'), 'utf8')).pid;
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('firebreak demo', () => {
  beforeEach(({ onTestFinished: lastOfAll }) => {
    makeFolder();
    lastOfAll(removeFolder);
  });

  it('moves its bot’s clock ahead, with an otherwise normal Date', () => {
    const preload = join(dirname(cli), '../sandbox/control/shifted-time.js');
    const script = `
      const now = new Date();
      console.log(JSON.stringify({
        ahead: [Date.now(), now.getTime(), Date.parse(Date()), new now.constructor().getTime()],
        asEver: [new Date(5).getTime(), new Date('2026-03-02').toISOString(), new Date(2026, 0, 1).getMonth(),
          now instanceof Date, Date.UTC(2026, 0), Date.length, Date.name, structuredClone(now) instanceof Date],
      }))`;
    const out = execFileSync(process.execPath, ['--import', preload, '-e', script], {
      env: { SANDBOX_AHEAD_MS: '86400000' },
      encoding: 'utf8',
    });
    const { ahead, asEver } = JSON.parse(out);
    for (const time of ahead) expect(Math.abs(time - Date.now() - 86_400_000)).toBeLessThan(20_000);
    expect(asEver).toEqual([...[5, '2026-03-02T00:00:00.000Z', 0, true, Date.UTC(2026, 0), 7, 'Date', true]]);
  });

  it('plays a story, and writes its transcript and its incident’s verified record', async () => {
    const child = spawn(process.execPath, [...keepingPriority, cli, 'demo', '--story'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
    });
    const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(child.exitCode).toBe(0);
    expect(readdirSync(join(folder, '.firebreak-demo'))).toEqual(['story']);
    const written = (name: string) => readFileSync(join(folder, '.firebreak-demo/story', name), 'utf8');
    const transcript = written('transcript.txt');
    expect(out.trim()).toBe(transcript.trim());
    for (const words of [
      /Only visible to you\n[│ ]*Added to the timeline: today [\d:]+ {2}@priya “Only the\s/,
      /priya quoted sam from #\S+.*\n[ │]+We have 14 support tickets/,
      /lee +\/incident catchup INC-1\n\n[\d:]+ {2}Firebreak +Only visible to you\n +🔴 INC-1 · sev1/,
      /alertmanager “\[FIRING:1\] HighLatency [^”]*” link · *\s*rule: alerts/,
      /@priya edited its time, \w+ [\d:]+ → \w+ [\d:]+/,
      /Good morning\. 2 action items need you\.\n.*Due .* · Add a circuit breaker to payments \(ACT-1/,
      /Nothing in this list needs you any more\.\n +✔ Add a circuit breaker to payments \(ACT-1, INC-1\) done\n/,
      /Good morning\. 1 action item needs you\.\n.*Due .* · Alert on declined cards/,
      /\$ firebreak verify INC-1\nINC-1 is verified: \d+ parts sealed, the last at [^\n]*\nHead: /,
    ])
      expect(transcript).toMatch(words);
    expect(JSON.parse(written('inc-1.json')).record).toMatchObject({ isVerified: true, notYetSealed: 0 });
  }, 90_000);

  it('says why its bot did not start, and leaves nothing behind', async () => {
    const broken = demo({ FIREBREAK_CONFIG: join(folder, 'none.yml') });
    expect(await broken.ended).toBe(1);
    expect(broken.said()).toMatch(/The bot did not start\.[\s\S]*none\.yml/);
    expect(isPostgresUp()).toBe(false);
    expect(existsSync(join(folder, '.firebreak-demo/demo.json'))).toBe(false);
  });

  it('stops at once while it starts', async () => {
    const running = demo();
    await until(running.said, () => running.said().includes('Postgres'));
    expect(await end(running)).toBe(0);
    expect(isPostgresUp()).toBe(false);
  }, 60_000);

  it('continues where it stopped, and starts over on request or with a workspace it cannot restore', async () => {
    const first = demo();
    const page = await pageOf(first);
    expect(await types(page, '/incident start sev2 Checkout is down')).toEqual({});
    await until(first.said, () => stepsOf(page)[0]?.isDone);
    expect(await end(first)).toBe(0);
    expect(isPostgresUp()).toBe(false);

    const second = demo();
    const again = await pageOf(second);
    expect(second.said()).toContain('\nPostgres… ');
    await until(second.said, () => incidents(again).length === 1);
    expect(stepsOf(again).find(({ id }) => id === 'declare')?.isDone).toBe(true);
    expect(await types(again, '/incident start sev3 Search is slow')).toEqual({});
    await until(second.said, () => incidents(again).includes('inc-2-search-is-slow'));
    expect(await end(second)).toBe(0);

    const fresh = demo('--fresh');
    const reset = await pageOf(fresh);
    await until(fresh.said, () => reset.seen.sideBar);
    expect(incidents(reset)).toEqual([]);
    await types(reset, '/incident start sev2 Checkout is down');
    await until(fresh.said, () => incidents(reset).includes('inc-1-checkout-is-down'));
    expect(await end(fresh)).toBe(0);

    const file = join(folder, '.firebreak-demo/workspace.json');
    writeFileSync(file, '{"version":0,"workspace":{}}');
    const last = demo();
    const empty = await pageOf(last);
    expect(last.said()).toMatch(/could not be restored: It is version 0.*workspace\.json\.set-aside/);
    expect(readFileSync(`${file}.set-aside`, 'utf8')).toContain('"version":0');
    await until(last.said, () => empty.seen.sideBar);
    expect(incidents(empty)).toEqual([]);
    expect(await end(last)).toBe(0);
  }, 120_000);

  it('restarts after being killed: its old bot exits, and nothing is lost', async () => {
    const first = demo();
    const page = await pageOf(first);
    await types(page, '/incident start sev2 Checkout is down');
    await until(first.said, () => stepsOf(page)[0]?.isDone);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const bot = botPid();
    first.child.kill('SIGKILL');
    const second = demo();
    const again = await pageOf(second);
    expect(isAlive(bot)).toBe(false);
    await until(second.said, () => incidents(again).includes('inc-1-checkout-is-down'));
    expect(await types(again, '/incident list')).toEqual({});

    process.kill(botPid(), 'SIGKILL');
    second.child.kill('SIGKILL');
    await second.ended;
    expect(isPostgresUp()).toBe(true);
    const third = demo();
    expect(await types(await pageOf(third), '/incident list')).toEqual({});
    expect(await end(third)).toBe(0);
    expect(isPostgresUp()).toBe(false);
  }, 120_000);
});

describe('a running demo', () => {
  let running: Demo;
  beforeAll(async () => {
    makeFolder();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    running = startDemo();
    await running.address.finally(() => other.close());
  }, 60_000);
  afterAll(async () => {
    expect(await end(running)).toBe(0);
    expect(existsSync(join(folder, '.firebreak-demo/demo.json'))).toBe(false);
    removeFolder();
  });

  it('has shown its progress', () => {
    expect(running.said()).toMatch(
      /Local Slack… .*[\d.]+ s\nPostgres \(creating.*\)… [\d.]+ s\nFirebreak… [\d.]+ s\nReady/,
    );
  });

  it('uses another port when the preferred one was taken', async () => {
    expect(await running.address).not.toContain(`:${port}`);
    expect(running.said()).toContain(`port ${port} is taken`);
  });

  it('has its address shown to who starts another in the folder', async () => {
    const second = demo();
    expect(await second.ended).toBe(1);
    expect(second.said()).toBe(
      `A demo is already running in this folder (process ${running.child.pid}): ${await running.address}\n`,
    );
  });

  it('kills, starts and resets its bot from the control room, and moves its clock', async () => {
    const page = await pageOf(running);
    const rules = (act: Parameters<typeof page.act>[0] & { kind: 'controls' }) => page.act(act);
    await rules({ kind: 'controls', act: { does: 'kill' } });
    expect((await types(page, '/incident list')).failed).toBe('dispatch_failed');
    await until(running.said, () => page.seen.control?.app?.state === 'ended');
    const isUp = () => until(running.said, () => page.seen.control?.app?.state === 'running');
    expect(await rules({ kind: 'controls', act: { does: 'start' } })).toEqual({});
    expect(await rules({ kind: 'controls', act: { does: 'jump', ms: 86_400_000 } })).toEqual({});
    await isUp();
    expect(await types(page, '/incident start sev2 Tomorrow it breaks')).toEqual({});
    await until(running.said, () => incidents(page).length === 1);
    const log = readFileSync(join(folder, '.firebreak-demo/bot.log'), 'utf8').trim().split('\n');
    const said: { time: string }[] = log.map((line) => JSON.parse(line));
    expect(Date.parse(said.at(-1)?.time ?? '') - Date.now()).toBeGreaterThan(86_000_000);
    expect(page.seen.control?.app?.lastLines.length).toBeGreaterThan(5);
    expect(await rules({ kind: 'controls', act: { does: 'reset' } })).toEqual({});
    await isUp();
    await types(page, '/incident start sev2 Again');
    await until(running.said, () => incidents(page).includes('inc-1-again'));
  }, 90_000);
});
