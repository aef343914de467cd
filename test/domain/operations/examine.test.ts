import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/domain/operations/check.js';
import { type DatabaseFacts, examineDatabase } from '../../../src/domain/operations/examine-database.js';
import { examineServer, type ServerFacts } from '../../../src/domain/operations/examine-server.js';
import { examineSlack, type SlackFacts } from '../../../src/domain/operations/examine-slack.js';

const database: DatabaseFacts = {
  ...{ version: '17.2', versionNumber: 170_002, encoding: 'UTF8', isReadOnly: false },
  ...{ role: 'server', database: 'firebreak', pendingMigrations: 0, sharesSessions: false },
  ...{ tablesWithoutRights: [], maxConnections: 100, usedConnections: 10, roleConnections: null },
  ...{ clockSkewMs: 12, bytes: 12e6, hasTrigrams: true },
};
const slack: SlackFacts = {
  bot: { kind: 'accepted', workspace: 'Acme', url: 'https://acme.slack.com/' },
  ...{ scopes: ['chat:write', 'commands'], wantedScopes: ['chat:write', 'commands'] },
  ...{ socket: { kind: 'accepted' }, slowestMs: 120 },
};
const now = new Date('2026-12-01T12:00:00Z');
const server: ServerFacts = {
  ...{ processes: 2, lastTickAt: new Date('2026-12-01T11:59:50Z') },
  ...{ waiting: { count: 0, oldest: null }, failed: 0 },
};

/** The checks that are not fine, as one line each. */
function bad(checks: Check[]): string[] {
  return checks
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ name, verdict, found, fix }) => `${verdict} · ${name}: ${found} → ${fix}`);
}

describe('doctor', () => {
  it('finds nothing wrong with what is fine', () => {
    expect(
      bad([...examineDatabase(database), ...examineSlack(slack), ...examineServer(server, now)]),
    ).toEqual([]);
  });

  it.each<[Partial<DatabaseFacts>, RegExp]>([
    [{ versionNumber: 130_005, version: '13.5' }, /^failed · Postgres: version 13.5 → Upgrade/],
    [{ encoding: 'LATIN1' }, /^failed · Encoding: LATIN1.*createdb -E UTF8/],
    [{ isReadOnly: true }, /^failed · Writing: read-only → .*target_session_attrs/],
    [{ pendingMigrations: 1 }, /^failed · Schema: 1 migration is missing → Run firebreak migrate/],
    [
      { tablesWithoutRights: ['a', 'b', 'c', 'd'] },
      /^failed · Rights: server can't .* a, b, c and 1 more → .*grant/,
    ],
    [{ sharesSessions: true }, /^failed · Sessions: .*transaction mode.* → Set pool_mode = session/],
    [{ usedConnections: 90 }, /^warning · Connections: 10 of 100 free →/],
    [{ roleConnections: 5 }, /^warning · Connections: 90 of 100 free, 5 for this role →/],
    [{ clockSkewMs: -4_000 }, /^warning · Clock: 4 s behind ours → .*NTP/],
    [{ clockSkewMs: 300_000 }, /^failed · Clock: 300 s ahead of ours/],
    [{ hasTrigrams: false }, /^warning · Search: .*create extension pg_trgm/],
  ])('says of a database what is wrong and how to fix it: %j', (facts, line) => {
    expect(bad(examineDatabase({ ...database, ...facts }))).toEqual([expect.stringMatching(line)]);
  });

  it.each<[Partial<SlackFacts>, RegExp[]]>([
    [{ scopes: ['commands'] }, [/^failed · Scopes: missing: chat:write → Apply manifest.yml again/]],
    [{ scopes: ['chat:write', 'commands', 'admin'] }, [/^warning · Scopes: not needed: admin →/]],
    [
      { socket: { kind: 'rejected', error: 'not_allowed_token_type' } },
      [/^failed · App-level token: rejected .*connections:write/],
    ],
    [
      { bot: { kind: 'rejected', error: 'invalid_auth' }, scopes: null },
      [/^failed · Bot token: rejected by Slack \(invalid_auth\) → Set SLACK_BOT_TOKEN/, /^unknown · Scopes/],
    ],
    [
      { bot: { kind: 'silent', error: 'self_signed_cert_in_chain' }, scopes: null },
      [/NODE_EXTRA_CA_CERTS/, /^unknown · Scopes/],
    ],
    [{ bot: { kind: 'silent', error: 'proxy_answered_407' }, scopes: null }, [/user:password/, /Scopes/]],
    [{ slowestMs: 2_400 }, [/^warning · Way to Slack: .*2400 ms/]],
  ])('says of the tokens what is wrong and where to fix it: %j', (facts, lines) => {
    expect(bad(examineSlack({ ...slack, ...facts }))).toEqual(
      lines.map((line) => expect.stringMatching(line)),
    );
  });

  it('asks for no app-level token over HTTP', () => {
    expect(examineSlack({ ...slack, socket: null }).map(({ name }) => name)).not.toContain('App-level token');
  });

  it.each<[Partial<ServerFacts>, RegExp]>([
    [{ processes: 0 }, /^warning · Server: no server .*firebreak serve/],
    [{ lastTickAt: new Date('2026-12-01T11:50:00Z') }, /^failed · Reminders: .*10 min ago → .*clock-stopped/],
    [
      { waiting: { count: 3, oldest: new Date('2026-12-01T09:00:00Z') } },
      /^failed · Deliveries: 3 wait for Slack, the oldest for 3 h → .*firebreak effects/,
    ],
    [{ failed: 1 }, /^warning · Failures: 1 delivery .*firebreak effects/],
  ])('says of the servers what is wrong and what to look at: %j', (facts, line) => {
    expect(bad(examineServer({ ...server, ...facts }, now))).toEqual([expect.stringMatching(line)]);
  });
});
