import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import type { Check } from '../../../src/domain/operations/check.js';
import { type DatabaseFacts, examineDatabase } from '../../../src/domain/operations/examine-database.js';
import { type EventFacts, examineEvents } from '../../../src/domain/operations/examine-events.js';
import { examinePolicy, type IdState, idsNamedBy } from '../../../src/domain/operations/examine-policy.js';
import { examineServer, type ServerFacts } from '../../../src/domain/operations/examine-server.js';
import { examineSlack, type SlackFacts } from '../../../src/domain/operations/examine-slack.js';
import type { Policy } from '../../../src/domain/policy.js';

const database: DatabaseFacts = {
  ...{ version: '17.2', versionNumber: 170_002, encoding: 'UTF8', isReadOnly: false },
  ...{ role: 'server', database: 'firebreak', pendingMigrations: 0, sharesSessions: false },
  ...{ tablesWithoutRights: [], maxConnections: 100, usedConnections: 10, roleConnections: null },
  ...{ clockSkewMs: 12, bytes: 12e6, hasTrigrams: true },
};
const slack: SlackFacts = {
  bot: { kind: 'accepted', workspaceId: 'T1', workspace: 'Acme', url: 'https://acme.slack.com/' },
  ...{ scopes: ['chat:write', 'commands'], wantedScopes: ['chat:write', 'commands'] },
  ...{ socket: { kind: 'accepted' }, slowestMs: 120, isProxied: false },
};
const now = new Date('2026-12-01T12:00:00Z');
const server: ServerFacts = {
  ...{ processes: 2, lastTickAt: new Date('2026-12-01T11:59:50Z') },
  ...{ waiting: { count: 0, oldest: null }, failed: 0, limited: { effects: 3, of: 60 } },
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
    [
      { bot: { kind: 'silent', error: 'enotfound' }, scopes: null },
      [/The name slack.com is not resolved here/, /Scopes/],
    ],
    [
      { bot: { kind: 'silent', error: 'enotfound' }, scopes: null, isProxied: true },
      [/The proxy's name is not resolved here: check DNS and HTTPS_PROXY/, /Scopes/],
    ],
    [
      { bot: { kind: 'silent', error: 'econnrefused' }, scopes: null, isProxied: true },
      [/reaches the proxy in HTTPS_PROXY/, /Scopes/],
    ],
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
    [
      { limited: { effects: 30, of: 60 } },
      /^warning · Rate limits: Slack held up 30 of 60 .* → Nothing is lost/,
    ],
  ])('says of the servers what is wrong and what to look at: %j', (facts, line) => {
    expect(bad(examineServer({ ...server, ...facts }, now))).toEqual([expect.stringMatching(line)]);
  });

  it.each([
    [{ kind: 'arrived', afterMs: 340 }, /^ok · Events: one that we caused arrived after 340 ms/],
    [{ kind: 'missing', waitedMs: 10_050 }, /^failed · Events: .* within 10 s → Turn on Socket Mode/],
    [{ kind: 'not_caused', error: 'restricted_action' }, /^unknown · Events: .*\(restricted_action\)/],
    [{ kind: 'no_server' }, /^unknown · Events: no server is running/],
  ] satisfies [EventFacts, RegExp][])('says whether events arrive: %j', (facts, line) => {
    const { name, verdict, found, fix } = examineEvents(facts, { isSocket: true });
    expect(`${verdict} · ${name}: ${found} → ${fix}`).toMatch(line);
  });

  it('names the Request URL if events are to come over HTTP', () => {
    const { fix } = examineEvents({ kind: 'missing', waitedMs: 10_000 }, { isSocket: false });
    expect(fix).toContain('https://YOUR-HOST/slack/events');
  });

  it('names every id of the policy that does not work, and where it stands', () => {
    const usual = defaultPolicy();
    const policy: Policy = {
      ...usual,
      ...{ announceIn: 'C1', mayDeclare: ['S1', 'U1'], alwaysInvite: ['S2'], operators: ['U2'] },
      nudges: {
        ...usual.nudges,
        weeklyReport: { ...usual.nudges.weeklyReport, channelId: 'C2' },
        lead: 'U3',
      },
    };
    const states: Record<string, IdState> = { C1: 'archived', S1: 'missing', S2: 'disabled', U2: 'unknown' };
    const found = idsNamedBy(policy).map((named) => ({ named, state: states[named.id] ?? 'ok' }));
    expect(found.map(({ named }) => named.id)).toEqual(['C1', 'C2', 'S1', 'U1', 'S2', 'U2', 'U3']);
    expect(bad(examinePolicy(found))).toEqual([
      'warning · announceIn: C1 is an archived channel → Correct announceIn in the policy file.',
      'warning · mayDeclare: S1 does not exist, or Firebreak may not see it → Correct mayDeclare in the policy file.',
      'warning · alwaysInvite: S2 is deactivated → Correct alwaysInvite in the policy file.',
    ]);
    expect(bad(examinePolicy(found.slice(-2)))).toEqual([
      'unknown · Policy: Slack did not say whether 1 of its ids exist → null',
    ]);
    expect(bad(examinePolicy([]))).toEqual([]);
  });
});
