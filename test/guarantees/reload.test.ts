import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { ask } from '../support/ask.js';
import { type BotProcess, startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();

interface Team {
  slack: Sandbox;
  databaseUrl: string;
  /** Replaces the policy file. */
  writes(policy: string): void;
  file: string;
  /** A server that is ready. */
  live(): Promise<BotProcess>;
}

/** A workspace whose servers read the same policy file. */
async function aTeam(policy: string): Promise<Team> {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'firebreak.yml');
  const writes = (text: string) => writeFileSync(file, text);
  writes(policy);
  const live = async () => {
    const server = startBotProcess({
      cli,
      slack,
      databaseUrl: database.url,
      mode: 'socket',
      policyFile: file,
    });
    slack.deliverTo();
    await server.ready();
    return server;
  };
  return { slack, databaseUrl: database.url, writes, file, live };
}

/** The fields of each line of this event, without its time. */
function said(server: BotProcess, event: string): Record<string, unknown>[] {
  return server.lines
    .filter((line) => line.includes(`"msg":"${event}"`))
    .map((line) => {
      const { time: _, level: __, msg: ___, ...fields } = JSON.parse(line);
      return fields;
    });
}

it('takes another policy on SIGHUP: the next command acts by it, without a restart', async () => {
  const { slack, databaseUrl, writes, live } = await aTeam('mayDeclare: everyone\n');
  const server = await live();
  const dana = slack.person('dana');
  expect((await dana.types('/incident start Checkout is down')).text).toContain('INC-1');

  writes('mayDeclare: [U0NOBODY01]\nseverities: { sev1: { label: Black swan } }\n');
  server.hangUp();
  await server.says('policy_changed');
  expect(said(server, 'policy_setting_changed')).toEqual([
    { setting: 'severities.sev1.label', change: '"Critical" -> "Black swan"' },
    { setting: 'mayDeclare', change: '"everyone" -> ["U0NOBODY01"]' },
  ]);
  expect((await dana.types('/incident start Search is down')).text).toContain('Only some people can declare');
  await eventually(async () =>
    expect(await ask(databaseUrl, 'select access from audit_entries')).toEqual([
      {
        access: expect.objectContaining({
          kind: 'policy_changed',
          how: 'signal',
          settings: ['severities.sev1.label', 'mayDeclare'],
        }),
      },
    ]),
  );
});

it('keeps its policy if the file is wrong or gone, and says why with file and line', async () => {
  const { slack, writes, file, live } = await aTeam('mayDeclare: everyone\n');
  const server = await live();
  writes('mayDeclare: []\nseverities:\n  sev1: { label: 3 }\nseverity: {}\n');
  server.hangUp();
  await eventually(async () =>
    expect(said(server, 'policy_rejected')).toEqual([
      { where: `${file}:3`, why: expect.stringContaining('found 3; expected'), remedy: expect.any(String) },
      { where: `${file}:4`, why: expect.stringContaining('the key "severity"'), remedy: expect.any(String) },
    ]),
  );
  rmSync(file);
  server.hangUp();
  await eventually(async () => expect(said(server, 'policy_rejected')).toHaveLength(3));
  const dana = slack.person('dana');
  expect((await dana.types('/incident start Checkout is down')).text).toContain('INC-1');
  expect(said(server, 'policy_changed')).toEqual([]);
});
