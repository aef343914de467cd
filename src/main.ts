import { randomBytes, randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import { httpApp, socketApp } from './commands/receivers.js';
import { registerCommands } from './commands/register.js';
import type { Surroundings } from './commands/surroundings.js';
import type { Config } from './config.js';
import { openDatabase } from './db/database.js';
import { startEmbedded } from './db/embedded/start-embedded.js';
import { migrate } from './db/migrate.js';
import { takePresence } from './db/presence.js';
import { claimTick } from './db/queries/clock-runs.js';
import { effectDepth } from './db/queries/effects.js';
import { createMetrics } from './http/metrics.js';
import { checkReadiness } from './http/readiness.js';
import { webRouter } from './http/web-router.js';
import { createLog, type Log } from './log.js';
import { openQueue } from './queue.js';
import { startSchedule } from './schedule.js';
import { openDirectory } from './slack/directory.js';
import { type Installation, openInstallation } from './slack/installation.js';
import { handFor } from './slack/perform/hand.js';
import { perform } from './slack/perform.js';
import { openResponder } from './slack/respond.js';
import type { SlackCall } from './slack/web-api.js';
import { deliverEffects } from './workflows/deliver-effects.js';
import type { Deps } from './workflows/deps.js';
import { forgetOldWork, resumeDeliveries } from './workflows/keep-house.js';
import { runDeliveries } from './workflows/run-deliveries.js';

/** A server that runs. */
export interface Service {
  /** Where it listens. */
  url: string;
  /** Takes no new request, finishes what is under way, and lets go of everything. */
  stop(): Promise<void>;
}

/** How long one call of Slack's may take, and a person's question to Slack while they wait. */
const slackTimeoutMs = 10_000;
const directoryPatienceMs = 1_000;
/** How many incidents are delivered at once. */
const maxDeliveries = 32;
const drainMs = 8_000;

/** Starts everything. Resolves when requests are served; rejects where the database or the port is not to be had. */
export async function serve(config: Config): Promise<Service> {
  const log = createLog({ level: config.logLevel });
  const database = await openStore(config, log);
  const { db, queue, presence } = database;
  const clock = () => new Date();
  const newTrace = () => randomBytes(8).toString('hex');

  const metrics = createMetrics({
    pingDatabase: () => db.run('select 1'),
    effectDepth: () => effectDepth(db),
    clock,
  });
  const onCall = (call: SlackCall) => {
    metrics.slackCalled({ method: call.method, outcome: callOutcome(call), ms: call.ms });
    log.debug('slack_called', { ...call });
  };
  const respond = openResponder({ timeoutMs: slackTimeoutMs, onCall });
  const state: { installation: Installation | null; isStopping: boolean } = {
    installation: null,
    isStopping: false,
  };
  const installed = (workspaceId: string) =>
    state.installation?.workspaceId === workspaceId ? state.installation : null;
  const slackOf = (workspaceId: string) => installed(workspaceId)?.call ?? null;

  const directory = openDirectory({ slackOf, now: Date.now, newTrace, patienceMs: directoryPatienceMs });
  const deps: Deps = { db, policy: config.policy, clock, queue, directory };
  const around: Surroundings = { deps, slackOf, respond, newTrace, observe: observer(log, metrics) };

  const bolt = openBolt(config, installed, log);
  registerCommands(bolt.app, around);
  const web = await listen(config, {
    slack: bolt.listen,
    metrics,
    readiness: () =>
      checkReadiness({
        pingDatabase: () => db.run('select 1'),
        slack: () =>
          state.installation
            ? { kind: 'ready' }
            : { kind: 'not_ready', why: 'Slack has not accepted the token yet' },
        socket: bolt.socketPart,
        deliverer: () =>
          state.isStopping ? { kind: 'not_ready', why: 'the process is ending' } : { kind: 'ready' },
      }),
  });
  log.info('listening', { url: web.url });

  state.installation = await install(config, onCall, log, () => state.isStopping);
  await bolt.start();
  const deliveries = runDeliveries({
    deliver: deliverer(deps, { state, presence: presence.number, respond, metrics, log }),
    now: Date.now,
    maxAtOnce: maxDeliveries,
    onFailure: (incident, error) => log.error('delivery_failed', { incident: incident.number, error }),
  });
  await queue.work(deliveries.want);
  const schedule = startClock(deps, log);
  await resumeDeliveries(deps, 0);
  log.info('ready', {
    workspaceId: state.installation?.workspaceId,
    mode: config.slack.appToken ? 'socket' : 'http',
  });

  return {
    url: web.url,
    stop: async () => {
      state.isStopping = true;
      log.info('stopping');
      await schedule.stop();
      await bolt.stop();
      await web.close();
      await queue.stop();
      await Promise.race([deliveries.stop(), pause(drainMs, null, { ref: false })]);
      await database.close();
      log.info('stopped');
    },
  };
}

/** The database, migrated, with the queue in it and this process's sign of life. */
async function openStore(config: Config, log: Log) {
  const embedded =
    'embeddedIn' in config.database
      ? await startEmbedded({
          dataDir: config.database.embeddedIn,
          log: (event, facts) => log.info(event, facts),
        })
      : null;
  const url = embedded?.url ?? ('url' in config.database ? config.database.url : '');
  await migrate(url);
  const db = openDatabase({ url });
  const presence = await takePresence(url, randomInt(1, 2 ** 31));
  const queue = await openQueue({
    db,
    onError: (error) => log.error('queue_failed', { error }),
  });
  return {
    db,
    queue,
    presence,
    close: async () => {
      await presence.end();
      await db.close();
      await embedded?.stop();
    },
  };
}

/** Asks Slack whose token this is until it answers: a bot that starts while Slack is down waits for it. */
async function install(
  config: Config,
  onCall: (call: SlackCall) => void,
  log: Log,
  isStopping: () => boolean,
): Promise<Installation | null> {
  const { botToken: token, apiUrl } = config.slack;
  for (let attempt = 1; !isStopping(); attempt++) {
    try {
      return await openInstallation({ token, apiUrl, timeoutMs: slackTimeoutMs, onCall });
    } catch (error) {
      log.error('slack_not_accepted', { attempt, error });
      await pause(Math.min(500 * 2 ** attempt, 30_000));
    }
  }
  return null;
}

/** Bolt over HTTP or Socket Mode, whichever is configured; the same commands on both. */
function openBolt(config: Config, installed: (workspaceId: string) => Installation | null, log: Log) {
  const { appToken, signingSecret, apiUrl } = config.slack;
  const boltLog = {
    warn: (what: string) => log.warn('bolt', { what }),
    error: (what: string) => log.error('bolt', { what }),
  };
  if (appToken === null) {
    const { app, listen: requests } = httpApp({
      signingSecret: signingSecret ?? '',
      authorize: installed,
      log: boltLog,
    });
    return {
      app,
      listen: requests,
      start: async () => {},
      stop: async () => {},
      socketPart: () => ({ kind: 'unused' }) as const,
    };
  }
  const { app, isConnected } = socketApp({ appToken, apiUrl, authorize: installed, log: boltLog });
  return {
    app,
    listen: null,
    start: async () => void (await app.start()),
    stop: async () => void (await app.stop()),
    socketPart: () =>
      isConnected()
        ? ({ kind: 'ready' } as const)
        : ({ kind: 'not_ready', why: 'not connected to Slack' } as const),
  };
}

/** One web server: Slack's requests straight to Bolt, everything else to the router of health and metrics. */
async function listen(
  config: Config,
  routes: {
    slack: ((req: IncomingMessage, res: ServerResponse) => void) | null;
    metrics: ReturnType<typeof createMetrics>;
    readiness: Parameters<typeof webRouter>[0]['readiness'];
  },
) {
  const site = express().disable('x-powered-by').use(webRouter(routes));
  const server = createServer((req, res) => {
    if (!routes.slack || !req.url?.startsWith('/slack/events')) return site(req, res);
    res.once('finish', () => {
      if (res.statusCode === 401) routes.metrics.requestRefused({ why: whyRefused(req) });
    });
    routes.slack(req, res);
  });
  const { host, port } = config.http;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  const boundTo = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${boundTo}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), drainMs).unref();
      }),
  };
}

/** Slack's clock and ours may differ by five minutes; what is older was signed for another time. */
function whyRefused(req: IncomingMessage): 'stale_timestamp' | 'bad_signature' {
  const signedAt = Number(req.headers['x-slack-request-timestamp']);
  return Math.abs(Date.now() / 1_000 - signedAt) > 300 ? 'stale_timestamp' : 'bad_signature';
}

function deliverer(
  deps: Deps,
  around: {
    state: { installation: Installation | null };
    presence: number;
    respond: ReturnType<typeof openResponder>;
    metrics: ReturnType<typeof createMetrics>;
    log: Log;
  },
) {
  const { state, presence, respond, metrics, log } = around;
  const { db, clock, policy } = deps;
  return (key: { workspaceId: string; number: number }) =>
    deliverEffects(
      {
        db,
        clock,
        holder: presence,
        pause: async (ms) => void (await pause(ms)),
        perform: async (task) => {
          const slack = state.installation;
          if (!slack) throw new Error('No workspace is installed yet.');
          const performed = await perform(
            handFor(task, { policy, botUserId: slack.botUserId, call: slack.call, respond }),
          );
          metrics.effectFinished({ kind: task.effect.kind, outcome: performed.kind });
          log.info('effect', {
            trace: task.trace,
            kind: task.effect.kind,
            incident: task.incident.number,
            attempt: task.attempt,
            outcome: performed.kind,
            ...(performed.kind !== 'done' && { error: performed.error }),
          });
          return performed;
        },
      },
      key,
    );
}

function startClock(deps: Deps, log: Log) {
  return startSchedule(
    [
      {
        name: 'resume deliveries',
        when: '*/15 * * * * *',
        run: async () => {
          const incidents = await resumeDeliveries(deps, 20_000);
          if (incidents > 0) log.warn('deliveries_resumed', { incidents });
        },
      },
      {
        name: 'forget old work',
        when: '17 * * * *',
        run: async () => log.info('old_work_forgotten', { ...(await forgetOldWork(deps)) }),
      },
    ],
    {
      claimTick: (job, holdsMs) => {
        const at = deps.clock();
        return claimTick(deps.db, { job, at, since: new Date(at.getTime() - holdsMs) });
      },
      onFailure: (job, error) => log.error('clock_job_failed', { job, error }),
    },
  );
}

function observer(log: Log, metrics: ReturnType<typeof createMetrics>): Surroundings['observe'] {
  return {
    answered: ({ error, ...answered }) => {
      const { command, outcome, ms } = answered;
      metrics.commandAcked({ command, outcome, ms });
      if (outcome === 'failed') log.error('request_failed', { ...answered, error });
      else log.info('request', answered);
    },
    unheard: (facts) => log.warn('answer_unheard', facts),
  };
}

function callOutcome(
  call: SlackCall,
): Parameters<ReturnType<typeof createMetrics>['slackCalled']>[0]['outcome'] {
  switch (call.outcome) {
    case 'ok':
      return 'ok';
    case 'refused':
      return 'error';
    case 'limited':
      return 'rate_limited';
    case 'silent':
      return call.error === 'timeout' ? 'timeout' : 'unreachable';
  }
}
