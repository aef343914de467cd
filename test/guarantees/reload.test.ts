import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { type Ran, run } from '../cli/a-terminal.js';
import { ask } from '../support/ask.js';
import { type BotProcess, startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const cli = await builtProgram();

interface Team {
  slack: Sandbox;
  databaseUrl: string;
  /** Replaces the policy file. */
  writes(policy: string): void;
  file: string;
  /** A server that is ready; `policyFile`: its own, instead of the team's; `meanwhile`: before it is. */
  live(policyFile?: string, meanwhile?: (server: BotProcess) => Promise<void>): Promise<BotProcess>;
  /** Runs `firebreak config …` on the team's file. */
  config(...args: string[]): Promise<Ran>;
  /** The same for somebody who answers the question; gives it too. */
  configAnswering(isYes: boolean, ...args: string[]): Promise<Ran & { questions: string[] }>;
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
  const live = async (
    policyFile = file,
    meanwhile: (server: BotProcess) => Promise<void> = async () => {},
  ) => {
    const server = startBotProcess({
      cli,
      slack,
      databaseUrl: database.url,
      mode: 'socket',
      policyFile,
    });
    slack.deliverTo();
    await meanwhile(server);
    await server.ready();
    return server;
  };
  const env = { DATABASE_URL: database.url, FIREBREAK_CONFIG: file };
  const config = (...args: string[]) => run(['config', ...args], env);
  const configAnswering = async (isYes: boolean, ...args: string[]) => {
    const questions: string[] = [];
    const confirm = async (question: string) => questions.push(question) > 0 && isYes;
    return { ...(await run(['config', ...args], env, { confirm })), questions };
  };
  return { slack, databaseUrl: database.url, writes, file, live, config, configAnswering };
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

it('takes no file that is cut off while it is saved, but the whole one', async () => {
  const { writes, file, live } = await aTeam('mayDeclare: [U0NOBODY01]\nstartInTriage: false\n');
  const server = await live();
  writes('');
  server.hangUp();
  await eventually(async () => expect(said(server, 'policy_rejected')).toHaveLength(1));
  expect(said(server, 'policy_rejected')[0]).toMatchObject({ where: `${file}:1` });
  const whole = 'startInTriage: true\nalsoSendToChannel: true\nmayDeclare: [U0NOBODY01]\n';
  for (const length of [20, 30, 46]) {
    writes(whole.slice(0, length));
    server.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  writes(whole);
  await server.says('policy_changed');
  expect(said(server, 'policy_setting_changed').map(({ setting }) => setting)).toEqual([
    ...['startInTriage', 'alsoSendToChannel'],
  ]);
});

it('warns after SIGHUP of settings that the file has lost, and names them', async () => {
  const { writes, live } = await aTeam(
    'startInTriage: true\nmayDeclare: [U0NOBODY01]\nnudges: { lead: U0LEAD0001 }\n',
  );
  const server = await live();
  writes('startInTriage: true\nmayDeclare: [U0NOBODY02]\n');
  server.hangUp();
  await server.says('policy_changed');
  expect(said(server, 'policy_settings_back_to_default')).toEqual([
    { settings: ['nudges.lead'], remedy: expect.stringContaining('the file has lost lines') },
  ]);
  writes('startInTriage: true\nmayDeclare: [U0NOBODY03]\n');
  server.hangUp();
  await eventually(async () => expect(said(server, 'policy_changed')).toHaveLength(2));
  expect(said(server, 'policy_settings_back_to_default')).toHaveLength(1);
});

it('takes the latest file, however many signals come, also during the start', async () => {
  const { slack, writes, file, live } = await aTeam('mayDeclare: everyone\n');
  const server = await live(file, async (starting) => {
    await starting.listening();
    writes('mayDeclare: [U0NOBODY01]\n');
    starting.hangUp();
    starting.hangUp();
  });
  await server.says('policy_changed');
  const dana = slack.person('dana');
  expect((await dana.types('/incident start Checkout is down')).text).toContain('Only some people');
  for (let count = 1; count <= 20; count++) {
    writes(`nudges: { digestAt: "10:${10 + count}" }\n`);
    server.hangUp();
  }
  await eventually(async () =>
    expect(said(server, 'policy_setting_changed').at(-1)).toMatchObject({
      change: expect.stringContaining('-> "10:30"'),
    }),
  );
  expect((await dana.types('/incident start Checkout is down')).text).toContain('INC-1');
});

it('applies the file to every server with config apply, once it is confirmed', async () => {
  const { slack, databaseUrl, writes, live, config, configAnswering } = await aTeam('mayDeclare: everyone\n');
  const servers = [await live(), await live()];
  writes('mayDeclare: [U0NOBODY01]\n');
  expect(await config('apply')).toMatchObject({
    code: 2,
    err: 'Nobody can answer here. Add --yes to apply it.\n',
  });
  const refused = await configAnswering(false, 'apply');
  expect(refused).toMatchObject({ code: 1, questions: ['Apply this to 2 servers? [y/N] '] });
  expect(refused.out).toContain('\n\nNothing changed.\n');
  const looked = await config('apply', '--dry-run');
  expect(looked.code).toBe(0);
  expect(looked.out).toMatch(
    /^On \S+ \(pid \d+\) and \S+ \(pid \d+\):\n {2}mayDeclare: "everyone" -> \["U0NOBODY01"\]\n\nNothing changed\.\n$/,
  );
  const asJson = JSON.parse((await config('apply', '--dry-run', '--json')).out);
  expect(asJson).toEqual({
    ...{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), dryRun: true, unknown: 0 },
    servers: servers.map(() => ({
      ...{ host: expect.any(String), pid: expect.any(Number), result: 'differs', why: null },
      changes: [{ setting: 'mayDeclare', change: '"everyone" -> ["U0NOBODY01"]' }],
    })),
  });
  expect((await config('show')).out).toContain('mayDeclare: everyone');

  const applied = await configAnswering(true, 'apply');
  expect(applied.out.match(/✓ \S+ \(pid \d+\) uses it\./g)).toHaveLength(2);
  expect(applied.code).toBe(0);
  for (const server of servers) expect(said(server, 'policy_changed')).toHaveLength(1);
  const shown = await config('show');
  expect(shown.out).toMatch(/^# Used by \S+ \(pid \d+\) and \S+ \(pid \d+\)\.\nseverities:/);
  expect(shown.out).toContain('mayDeclare:\n  - U0NOBODY01');
  expect((await config('apply', '--yes')).out).toBe('All 2 servers use this policy already.\n');
  expect((await slack.person('dana').types('/incident start Checkout is down')).text).toContain(
    'Only some people',
  );
  expect(await ask(databaseUrl, 'select actor_kind, actor_id, access from audit_entries')).toEqual([
    {
      ...{ actor_kind: 'operator', actor_id: 'anna@ops' },
      access: expect.objectContaining({ kind: 'policy_changed', how: 'apply', settings: ['mayDeclare'] }),
    },
  ]);
});

it('names the server whose file has another policy, which keeps its own until that file is there', async () => {
  const { writes, file, live, config } = await aTeam('mayDeclare: everyone\n');
  const otherFile = `${file}.other`;
  writeFileSync(otherFile, 'mayDeclare: everyone\n');
  await live();
  const other = await live(otherFile);
  writes('startInTriage: true\n');
  const applied = await config('apply', '--yes');
  expect(applied.code).toBe(1);
  const again = await config('apply', '--yes', '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.out).servers).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ changes: [], result: 'taken', why: null }),
      expect.objectContaining({ result: 'rejected', why: expect.stringContaining('another policy') }),
    ]),
  );
  expect(applied.out).toMatch(/✓ \S+ \(pid \d+\) uses it\./);
  expect(applied.out).toMatch(
    /✗ \S+ \(pid \d+\) keeps its policy\. FIREBREAK_CONFIG: found a file with another policy; expected the policy that was applied\./,
  );
  expect(said(other, 'policy_changed')).toEqual([]);
  expect((await config('show')).out.match(/startInTriage: (true|false)/g)?.toSorted()).toEqual([
    'startInTriage: false',
    'startInTriage: true',
  ]);

  writeFileSync(otherFile, 'startInTriage: true\n');
  expect((await config('apply', '--yes')).code).toBe(0);
  expect(said(other, 'policy_setting_changed')).toEqual([
    { setting: 'startInTriage', change: 'false -> true' },
  ]);
});

it('applies no file that is wrong, and says what is wrong with it', async () => {
  const { databaseUrl, writes, file, config } = await aTeam('mayDeclare: everyone\n');
  writes('mayDeclare: nobody\n');
  expect(await config('apply', '--yes')).toMatchObject({
    ...{ code: 78, out: '', err: expect.stringContaining(`${file}:1: found "nobody"`) },
  });
  const { code, out, err } = await config('apply', '--yes', '--json');
  expect({ code, err }).toEqual({ code: 78, err: '' });
  expect(JSON.parse(out)).toEqual({ faults: [expect.objectContaining({ where: `${file}:1` })] });
  expect(await config('apply', '--json')).toMatchObject({
    code: 2,
    err: 'With --json, add --yes or --dry-run.\n',
  });
  expect(await ask(databaseUrl, 'select from server_policies')).toEqual([]);
});

it('sends reminders by the policy that was taken last', async () => {
  const { slack, databaseUrl, writes, live } = await aTeam(reminders('onDueDate: false'));
  const otto = slack.addPerson({ name: 'otto', tz: 'UTC' });
  const server = await live();
  await otto.types('/incident start sev3 Checkout is down');
  await untilDelivered(databaseUrl);
  await ask(
    databaseUrl,
    `insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
        created_at, changed_at, owner_since, due_set_at, is_unscheduled)
     select '${slack.teamId}', 1, 1, 'Add a circuit breaker', 'open', '${otto.id}', '{}', current_date,
        yesterday, yesterday, yesterday, yesterday, true from (select now() - interval '1 day' as yesterday) time;
     update workspaces set last_action_item_number = 1`,
  );
  const isScheduled = 'select number from action_items where not is_unscheduled';
  await eventually(async () => expect(await ask(databaseUrl, isScheduled)).toHaveLength(1), 60_000);
  expect(otto.readsDirect()).toEqual([]);

  writes(reminders('onDueDate: true'));
  server.hangUp();
  await eventually(async () => expect(otto.readsDirect()).toHaveLength(1), 60_000);
  expect(otto.readsDirect()[0]?.text).toContain('1 action item needs you.');
}, 150_000);

/** Digests at any hour, without reminders of anything but due dates. */
function reminders(ofDueDates: string): string {
  return `nudges:
  digestAt: "00:00"
  quietFrom: "00:00"
  weekend: []
  actionItems: { dueSoonDays: null, overdueDays: [], ${ofDueDates} }
  incidents: { updateDue: false, summaryMinutes: null, missingFacts: false }
`;
}
