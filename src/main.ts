import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registerCommands } from './commands/bolt/register.js';
import type { Config } from './config.js';
import { isPermanent } from './db/connection/stale-session.js';
import { effectDepth } from './db/queries/delivery/effect-admin.js';
import { storeWorkspace } from './db/queries/incident/incidents.js';
import { storeGap } from './db/queries/people/membership-syncs.js';
import { probeWrite } from './db/queries/write-probe.js';
import { groupsNamedBy } from './domain/policy.js';
import { permalink } from './domain/timeline/permalink.js';
import { createMetrics } from './http/metrics.js';
import { checkReadiness } from './http/readiness.js';
import { createLog, type Log } from './log.js';
import { startChannelSyncs } from './main/channel-syncs.js';
import { startClock } from './main/clock-jobs.js';
import { deliverer } from './main/deliverer.js';
import { install } from './main/install.js';
import { listen } from './main/listen.js';
import { startMembershipSyncs } from './main/membership-syncs.js';
import { openMissedEvents } from './main/missed-events.js';
import { callObserver, observer } from './main/observe.js';
import { openBolt } from './main/open-bolt.js';
import { openStore } from './main/open-store.js';
import { openPeople } from './main/people-sync.js';
import { startRecordProcessing } from './main/record-processing.js';
import { retryUntilDone } from './main/retry-until-done.js';
import { sha256 } from './main/sha256.js';
import { type ShutdownHooks, shutdownHooks } from './main/shutdown-hooks.js';
import { singleFlight } from './main/single-flight.js';
import { openTokenWatch } from './main/token-watch.js';
import type { Installation } from './slack/installation.js';
import { openResponder } from './slack/respond.js';
import type { SlackCall } from './slack/web-api.js';
import { runDeliveries } from './workflows/delivery/run-deliveries.js';
import type { Deps } from './workflows/deps.js';
import { resumeDeliveries } from './workflows/maintenance.js';
import { openMarkPrivate } from './workflows/people/change-visibility.js';
import { openDirectory } from './workflows/people/directory.js';
import { openMembershipStore } from './workflows/people/store-membership.js';
import { openCapture } from './workflows/timeline/capture-message.js';

/** A server that runs. */
export interface Service {
  /** Where it listens. */
  url: string;
  /** Takes no new request, finishes what is under way, and lets go of everything. */
  stop(): Promise<void>;
}

/** How long one call of Slack's may take, unless the configuration says otherwise. */
const usualTimeoutMs = 10_000;
/** How long a start waits for who is who, and who is in which channel; what comes later is known later. */
const readPeopleMs = 2_000;
/** How many incidents are delivered at once. */
const maxDeliveries = 32;
/** How long deliveries under way may take to end; what is cut off is resumed by the next start. */
const drainMs = 8_000;

/**
 * Starts everything. Resolves when requests are served, or soon after `signal` asks to end; rejects, with nothing left
 * open, where the database or the port is not to be had.
 */
export async function serve(config: Config, signal = new AbortController().signal): Promise<Service> {
  const log = createLog({ level: config.logLevel });
  const ends = shutdownHooks((error) => log.error('shutdown_failed', { error }));
  try {
    const url = await start(config, { log, ends, signal });
    return {
      url,
      stop: async () => {
        log.info('stopping');
        await ends.run();
        log.info('stopped');
      },
    };
  } catch (error) {
    await ends.run();
    throw error;
  }
}

/** Opens one thing after the other, each with its ending; gives the address. */
async function start(
  config: Config,
  { log, ends, signal }: { log: Log; ends: ShutdownHooks; signal: AbortSignal },
): Promise<string> {
  const ownerId = randomInt(1, 2 ** 31);
  const { db, deliveryDb, queue } = await openStore(config, { log, ends, ownerId });
  const state: { installation: Installation | null; isDelivering: boolean } = {
    installation: null,
    isDelivering: false,
  };
  const installed = (workspaceId: string) =>
    state.installation?.workspaceId === workspaceId ? state.installation : null;
  const slackOf = (workspaceId: string) => installed(workspaceId)?.call ?? null;
  const clock = () => new Date();
  const newTrace = () => randomBytes(8).toString('hex');
  const newSalt = () => randomBytes(16).toString('hex');
  const pingDatabase = () => db.run('select 1');
  const writeToDatabase = singleFlight(() => probeWrite(db));

  const metrics = createMetrics({
    pingDatabase,
    effectDepth: () => effectDepth(db),
    poolLoad: () => db.load(),
    clock,
  });
  const observeCall = callObserver(log, metrics);
  const token = openTokenWatch({
    ask: async () => state.installation?.call('auth.test', {}, newTrace()),
    log,
  });
  ends.add(() => token.stop());
  const onCall = (call: SlackCall): void => {
    observeCall(call);
    token.heard(call);
  };
  const timeoutMs = config.slack.timeoutMs ?? usualTimeoutMs;
  const respond = openResponder({ timeoutMs, onCall });
  const people = openPeople({
    ...{ db, clock, newTrace, log },
    installed: () => state.installation,
    groupIds: groupsNamedBy(config.policy),
  });
  const directory = openDirectory({ db, userLookups: people });
  const permalinkOf: Deps['permalinkOf'] = (message) => {
    const url = installed(message.workspaceId)?.url;
    return url === undefined ? null : permalink(url, message);
  };
  const deps: Deps = { db, policy: config.policy, clock, queue, directory, permalinkOf };

  const deliver = deliverer({
    db: deliveryDb,
    commands: db,
    deps,
    installed,
    ownerId,
    respond,
    metrics,
    log,
  });
  const deliveries = runDeliveries({
    deliver,
    now: Date.now,
    maxAtOnce: maxDeliveries,
    isPermanent,
    onFailure: (incident, error) => {
      metrics.deliveryFailed();
      log.error('delivery_failed', { incident: incident.number, error });
    },
  });
  ends.add(() => Promise.race([deliveries.stop(), pause(drainMs, null, { ref: false })]));

  const channelSyncs = startChannelSyncs({
    ...{ db: deliveryDb, clock, ownerId, newTrace, log },
    installed: () => state.installation,
    highlightEmoji: config.policy.timeline.highlightEmoji,
  });
  const membershipSyncs = startMembershipSyncs({
    ...{ db, clock, queue, newTrace, log },
    installed: () => state.installation,
  });
  const missed = openMissedEvents(() => {
    membershipSyncs.requestAgain();
    channelSyncs.requestAgain();
  });
  ends.add(async () => missed.stop());
  const recordProcessing = startRecordProcessing({ ...deps, sha256, newSalt }, log);
  const bolt = openBolt(config, {
    ...{ installed, log, now: Date.now },
    onReconnected: missed.read,
    onEventsDropped: () => {
      log.warn('slack_events_dropped', { why: 'more than 30,000 in an hour' });
      metrics.eventsDropped();
      missed.readWhileDropping();
    },
    onRefused: (why) => metrics.requestRejected({ why }),
  });
  const observe = observer(log, metrics);
  registerCommands(bolt.app, {
    ...{ deps, slackOf, respond, newTrace, observe },
    capture: openCapture(deps),
    markPrivate: openMarkPrivate(deps),
    storeMembership: openMembershipStore(deps),
    syncChannel: channelSyncs.want,
    recordChanged: recordProcessing.wake,
    userLookups: people,
    syncMembership: membershipSyncs.want,
  });
  const web = await listen(config, {
    slack: bolt.listen,
    isInstalled: () => state.installation !== null,
    ...{ metrics, log },
    readiness: () =>
      checkReadiness({
        writeToDatabase,
        slack: () =>
          state.installation ? token.part() : part(false, 'Slack has not accepted SLACK_BOT_TOKEN yet'),
        socket: bolt.socketPart,
        deliverer: () => part(state.isDelivering, 'nothing is delivered: starting or ending'),
      }),
  });
  ends.add(() => web.close());
  log.info('listening', { url: web.url });

  const installation = await install(config, {
    timeoutMs,
    onCall,
    log,
    now: Date.now,
    signal,
  });
  if (!installation) return web.url;
  const onFailure = (error: unknown) => log.error('start_delayed', { error });
  const done = (work: () => Promise<unknown>) => retryUntilDone(work, { onFailure, signal });
  const { workspaceId, url } = installation;
  await done(() => storeWorkspace(db, workspaceId, url));
  await done(() => storeGap(db, workspaceId));
  state.installation = installation;

  await queue.work(deliveries.want);
  state.isDelivering = true;

  ends.add(() => people.stop());
  ends.add(() => membershipSyncs.stop());
  const known = Promise.all([people.readAll(), membershipSyncs.wake()]);
  await Promise.race([known, pause(readPeopleMs, null, { ref: false })]);
  const schedule = startClock(deps, {
    log,
    goOnReading: channelSyncs.wake,
    syncMemberships: () => void membershipSyncs.wake(),
    processRecordChanges: recordProcessing.wake,
    readPeople: () => void people.readAll(),
    readGroups: () => void people.readGroups(),
  });
  ends.add(() => recordProcessing.stop());
  ends.add(() => channelSyncs.stop());
  ends.add(() => schedule.stop());
  ends.add(async () => {
    state.isDelivering = false;
  });
  await done(() => resumeDeliveries(deps, 0));
  if (signal.aborted) return web.url;
  ends.add(() => bolt.stop());
  signal.addEventListener('abort', () => void bolt.stop());
  await bolt.start();
  if (signal.aborted) return web.url;
  await done(() => channelSyncs.want(null));
  log.info('ready', {
    workspaceId,
    mode: config.slack.appToken ? 'socket' : 'http',
  });
  return web.url;
}

function part(isReady: boolean, why: string) {
  return isReady ? ({ kind: 'ready' } as const) : ({ kind: 'not_ready', why } as const);
}
