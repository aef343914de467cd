import { expect, onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import type { Config } from '../../src/config.js';
import type { Policy } from '../../src/domain/policy.js';
import { type Service, serve } from '../../src/main.js';
import { ask } from './ask.js';
import { eventually } from './eventually.js';
import { expectVerifiedRecords } from './expect-verified-records.js';
import { aDatabase, type TestDatabase } from './test-database.js';

export interface Bot {
  slack: Sandbox;
  service: Service;
  config: Config;
  databaseUrl: string;
  /** Starts another replica on the same database. */
  another(): Promise<Service>;
  /** Resolves once everything is delivered to Slack; waits for the slower announcement edits only on request. */
  delivered(options?: { withAnnouncements?: boolean }): Promise<void>;
}

export interface BotOptions {
  mode?: 'http' | 'socket';
  policy?: (usual: Policy) => Policy;
  sandbox?: SandboxOptions;
  /** What the bot reaches Slack through; default: nothing. */
  proxies?: Config['slack']['proxies'];
  /** The backups that it makes by itself; default: none. */
  backups?: Config['backups'];
  /** Where OpenTelemetry's signals go; default: nowhere. */
  telemetry?: Config['telemetry'];
  /** Timeout of Slack calls; default: the usual one. */
  slackTimeoutMs?: number;
  /** Of each of the bot's two pools; default 3, because opening a connection is the costliest part of a short test. */
  maxConnections?: number;
  /** Default: `aDatabase`. */
  database?: () => Promise<TestDatabase>;
  /** Returns the URL the bot uses for its database, so that a proxy can be put in between. */
  databaseAt?: (url: string) => Promise<string>;
  /** True if the test alters records behind the bot's back, so that they need not verify in the end. */
  altersRecord?: boolean;
}

/** The real bot on its own database, installed in a sandbox workspace. Both are removed after the test. */
export async function aBot(options: BotOptions = {}): Promise<Bot> {
  const [slack, database] = await Promise.all([
    startSandbox(options.sandbox),
    (options.database ?? aDatabase)(),
  ]);
  const isSocket = options.mode === 'socket';
  const config: Config = {
    slack: {
      botToken: slack.botToken,
      appToken: isSocket ? slack.appToken : null,
      signingSecret: slack.signingSecret,
      apiUrl: slack.apiUrl,
      proxies: options.proxies ?? null,
      ...(options.slackTimeoutMs !== undefined && { timeoutMs: options.slackTimeoutMs }),
    },
    database: {
      url: options.databaseAt ? await options.databaseAt(database.url) : database.url,
      maxConnections: options.maxConnections ?? 3,
    },
    http: { host: '127.0.0.1', port: 0 },
    logLevel: process.env.TEST_LOG_LEVEL === undefined ? 'silent' : 'debug',
    fontFolder: null,
    backups: options.backups ?? null,
    telemetry: options.telemetry ?? null,
    policy: options.policy ? options.policy(defaultPolicy()) : defaultPolicy(),
  };
  const services: Service[] = [];
  const another = async () => {
    const service = await serve(config);
    services.push(service);
    if (!isSocket) slack.deliverTo(...services.map(({ url }) => `${url}/slack/events`));
    return service;
  };
  onTestFinished(async () => {
    expect(slack.refusals).toEqual([]);
    await Promise.all(services.map((service) => service.stop()));
    if (!options.altersRecord) await expectVerifiedRecords(database.url);
    await slack.close();
    await database.drop();
  });
  const service = await another();
  const delivered = async ({ withAnnouncements = false } = {}) => {
    const left = withAnnouncements ? '' : "and kind <> 'refresh_announcements'";
    const query = `select 1 from effects
      where state in ('waiting', 'attempting') and kind <> 'dedupe_post' ${left} limit 1`;
    await eventually(async () => expect(await ask(database.url, query)).toEqual([]), 30_000);
  };
  return { slack, service, config, databaseUrl: database.url, another, delivered };
}
