import { describe, expect, it } from 'vitest';
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
    expect(code).toBe(0);
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
