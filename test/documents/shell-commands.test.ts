import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { run } from '../cli/a-terminal.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase, anEmptyDatabase, type TestDatabase } from '../support/test-database.js';
import { shellCommands, sqlBlocks } from './commands-in.js';
import { notRun } from './not-run.js';
import { readmeLines, type Server, startAsInReadme } from './start-as-in-readme.js';

/** What is run here. `firebreak` is the same program in Docker. */
const ours = /^(?:npx |docker compose (?:exec|run --rm) firebreak )?firebreak (.+?)(?: \| git apply)?$/;
const curl = /^curl -f?sS <address>(\/\w+)$/;
const cp = /^cp (\S+) (\S+)$/;

/** What a sentence mentions without the rest of the command. */
const mentions = ['<command>', 'export --format bundle', 'verify --head', 'backup --encrypt'];

/** Commands that can't do here what they are for. */
const refused: Record<string, RegExp> = {
  'restore FILE': /isn't empty/,
  'runbooks patch INC-42': /suggests no edit/,
};

/** What stands in documents for the reader's own, by the command. */
const ownFiles: Record<string, string> = {
  'config check FILE': resolve('firebreak.example.yml'),
  'import-runbooks DIR': resolve('runbooks'),
  'draft INC-42 --template FILE': resolve('templates/postmortems/short.md'),
};

let folder: string;
let slack: Sandbox;
let database: TestDatabase;
let empty: TestDatabase;
let server: Server;
const env = () => ({
  ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
  ...{ DATABASE_URL: database.url, FIREBREAK_CONFIG: resolve('firebreak.example.yml') },
});
const firebreak = (args: string[]) => run(args, env(), { cwd: folder, clock: () => new Date() });

beforeAll(async () => {
  folder = mkdtempSync(join(inject('testFolder'), 'documents-'));
  [slack, database, empty] = await Promise.all([startSandbox(), aNewDatabase(), anEmptyDatabase()]);
  server = await startAsInReadme(folder, env());
  await slack.person('dana').types('/incident start sev2 Checkout is down');
  await eventually(async () => expect(slack.channel('inc-1-checkout-is-down').pins).toHaveLength(1));
  mkdirSync(join(folder, 'backups'));
  for (const args of [
    ['import-runbooks', resolve('runbooks')],
    ['export', 'INC-1', '--format', 'json', '--out', '.'],
    ['backup', '--out', 'backup.tar'],
  ])
    expect(await firebreak(args), args.join(' ')).toMatchObject({ code: 0 });
  await ask(
    database.url,
    "update effects set state = 'rejected' where id = (select max(id) from effects where state = 'done')",
  );
}, 120_000);
afterAll(async () => {
  await server.stop();
  await slack.close();
  await Promise.all([database.drop(), empty.drop()]);
  rmSync(folder, { recursive: true });
});

describe('a command in a document', () => {
  const commands = matching(ours).filter((command) => !mentions.includes(command));

  it.each(commands)('is one of the program, and does it: firebreak %s', async (command) => {
    const { code, out, err } = await firebreak(await filledIn(command));
    expect(err).not.toMatch(/unknown (?:command|option)|too many arguments/);
    if (refused[command]) expect(err).toMatch(refused[command]);
    else if (isWhole(command)) expect(code, err || out).toBe(0);
  });

  it.each(matching(curl))('is answered by the server: curl <address>%s', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(200);
  });

  it('copies what is there', () => {
    for (const path of matching(cp)) cpSync(path, join(folder, 'copy'));
  });

  it.each(sqlBlocks)('is SQL that Postgres takes: $where', async ({ line }) => {
    await ask(database.url, `begin; create role firebreak_server; ${line} rollback`);
  });

  it('is run here, or listed with the reason and right as far as reading tells', () => {
    const isRun = (line: string) =>
      [ours, curl, cp].some((kind) => kind.test(line)) || readmeLines.includes(line);
    const left = shellCommands.filter(({ line }) => !isRun(line));
    const faults = left.flatMap(({ where, line }) => {
      const listed = notRun.find(({ commands }) => commands.test(line));
      const found = listed ? (listed.faults?.(line) ?? []) : ['neither run nor listed in not-run.ts'];
      return found.map((fault) => `${where}: ${line}: ${fault}`);
    });
    expect(faults).toEqual([]);
    const unused = notRun.filter(({ commands }) => !left.some(({ line }) => commands.test(line)));
    expect(unused).toEqual([]);
  });
});

/** What the kind's group matches in documents, each once. */
function matching(kind: RegExp): string[] {
  const found = [...new Set(shellCommands.flatMap(({ line }) => kind.exec(line)?.[1] ?? []))];
  expect(found).not.toEqual([]);
  return found;
}

/** A sentence may only name a command; what a code block shows, and what has arguments, can be typed as it is. */
function isWhole(command: string): boolean {
  return (
    / /.test(command) ||
    shellCommands.some(({ line, isShown }) => isShown && ours.exec(line)?.[1] === command)
  );
}

async function filledIn(command: string): Promise<string[]> {
  const effects = await ask(database.url, "select id from effects where state = 'rejected'");
  const own: Record<string, string> = {
    '<backup-folder>': 'backups',
    '<backup-file>': 'backup.tar',
    '<new-database-url>': empty.url,
    '<effect-id>': String(effects[0]?.id),
    'INC-42': 'INC-1',
    'inc-42.json': 'inc-1.json',
    FILE: ownFiles[command] ?? 'backup.tar',
    DIR: ownFiles[command] ?? 'backups',
  };
  return command.split(' ').map((word) => own[word] ?? word);
}
