import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { aNewDatabase } from '../support/test-database.js';
import { run } from './a-terminal.js';

describe('firebreak doctor', () => {
  it('finds a running server and its way to Slack in order', async () => {
    const { slack, databaseUrl, delivered } = await aBot({ mode: 'socket', database: aNewDatabase });
    await delivered();
    const env = {
      DATABASE_URL: databaseUrl,
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    };
    const { code, out } = await run(['doctor', '--json'], env, { clock: () => new Date() });
    const { checks } = JSON.parse(out);
    expect(checks.filter(({ verdict }: { verdict: string }) => verdict === 'failed')).toEqual([]);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'Server', found: '1 process is running' }));
    expect(checks).toContainEqual(expect.objectContaining({ name: 'Scopes', verdict: 'ok' }));
    expect(checks).toContainEqual(expect.objectContaining({ name: 'Events', verdict: 'ok' }));
    expect(code).toBe(0);
  });

  it('finds nothing wrong before the first start, when the built-in database is still to come', async () => {
    const { slack } = await aBot({ mode: 'socket' });
    const cwd = mkdtempSync(join(tmpdir(), 'firebreak-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const env = {
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    };
    const { code, out } = await run(['doctor'], env, { cwd });
    expect(out).toContain(`? Database         none yet in ${cwd}/.firebreak: the server creates it`);
    expect(out).toContain('Everything is fine.');
    expect(code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('causes events in one private channel of its own, and deletes what it posted', async () => {
    const { slack, databaseUrl } = await aBot({ mode: 'socket', database: aNewDatabase });
    const env = {
      DATABASE_URL: databaseUrl,
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    };
    const eventsCheck = async () => {
      const { out } = await run(['doctor', '--json'], env, { clock: () => new Date() });
      return JSON.parse(out).checks.find(({ name }: { name: string }) => name === 'Events');
    };
    expect(await eventsCheck()).toMatchObject({ verdict: 'ok' });
    expect(await eventsCheck()).toMatchObject({ verdict: 'ok' });
    const own = slack.channels().filter(({ name }) => name.startsWith('firebreak-check'));
    expect(own).toMatchObject([{ name: 'firebreak-check', kind: 'private', memberNames: ['Firebreak'] }]);
    expect(own[0]?.messages.filter(({ subtype }) => subtype !== 'channel_join')).toEqual([]);

    // Somebody archived it: another one is made.
    slack.faults.fail('chat.postMessage', 'is_archived');
    expect(await eventsCheck()).toMatchObject({ verdict: 'ok' });
    expect(slack.channels().map(({ name }) => name)).toContain('firebreak-check-2');
  });

  it('says which ids of the policy Slack does not know', async () => {
    const { slack, databaseUrl } = await aBot({ mode: 'socket' });
    const cwd = mkdtempSync(join(tmpdir(), 'firebreak-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    writeFileSync(
      join(cwd, 'firebreak.yml'),
      'announceIn: C0NOWHERE\nmayDeclare: [S0ONCALL01, S0GONE]\noperators: [U0GONE]\n',
    );
    const env = {
      DATABASE_URL: databaseUrl,
      FIREBREAK_CONFIG: join(cwd, 'firebreak.yml'),
      ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    };
    const { out } = await run(['doctor'], env, { clock: () => new Date() });
    expect(out).toMatch(
      /! announceIn +C0NOWHERE does not exist, or Firebreak may not see it\n +→ Correct announceIn/,
    );
    expect(out).toMatch(/! mayDeclare +S0GONE does not exist/);
    expect(out).toMatch(/! operators +U0GONE does not exist/);
    expect(out).not.toContain('S0ONCALL01');
  });

  it('says every fault of the configuration with its fix, and looks at the rest', async () => {
    const { code, out } = await run(['doctor'], {
      DATABASE_URL: 'postgres://u:a%g@h/db',
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' },
      SLACK_API_URL: 'http://127.0.0.1:9/',
    });
    expect(code).toBe(78);
    expect(out).toContain('✗ DATABASE_URL');
    expect(out).toContain('→ Write % as %25.');
    expect(out).toMatch(/✗ Bot token +no answer from Slack/);
    expect(out).not.toContain('a%g');
  });

  it('says that the database does not answer, with 69', async () => {
    const { url, drop } = await aNewDatabase();
    await drop();
    const { code, out } = await run(['doctor'], {
      DATABASE_URL: url,
      ...{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' },
      SLACK_API_URL: 'http://127.0.0.1:9/',
    });
    expect(code).toBe(69);
    expect(out).toMatch(/✗ Database +The database test_\w+ at .* doesn't exist/);
  });
});
