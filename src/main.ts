import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { registerCommands } from './commands/bolt/listeners/register.js';
import type { Config } from './config.js';
import { isPermanent } from './db/connection/stale-session.js';
import { effectDepth } from './db/queries/delivery/effect-admin.js';
import { storeWorkspace } from './db/queries/incident/incidents.js';
import { storeGap } from './db/queries/people/membership-syncs.js';
import { probeWrite } from './db/queries/write-probe.js';
import type { Owner } from './domain/delivery/owner.js';
import { groupsNamedBy } from './domain/policy.js';
import { permalink } from './domain/timeline/messages/permalink.js';
import { createMetrics } from './http/metrics.js';
import { checkReadiness } from './http/readiness.js';
import { createLog, type Log } from './log.js';
import { startChannelSyncs } from './main/channel-syncs.js';
import { startClock } from './main/clock-jobs.js';
import { deliverer } from './main/deliverer.js';
import { deliverySweep } from './main/delivery-sweep.js';
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
import { openMarkPrivate } from './workflows/people/change-visibility.js';
import { openDirectory } from './workflows/people/directory.js';
import { openMembershipStore } from './workflows/people/store-membership.js';
import { openCapture } from './workflows/timeline/capture-message.js';

/** A running server. */
export interface Service {
  /** The address of the web server. */
  url: string;
  /** Accepts no new requests, finishes those in progress, and releases everything. */
  stop(): Promise<void>;
}

/** Timeout of one call to Slack, unless configured. */
const defaultTimeoutMs = 10_000;
/** How long startup waits for users and channel members; the rest is read in the background. */
const initialReadMs = 2_000;
/** Owners whose effects are delivered in parallel. */
const maxDeliveries = 32;
/** How long shutdown waits for deliveries in progress; the next start resumes what is cut off. */
const drainMs = 8_000;

/**
 * Starts the server. Resolves once requests are served, or soon after `signal` aborts. Rejects, with nothing left
 * open, if the database or the port is unavailable.
 */
export async function serve(config: Config, signal = new AbortController().signal): Promise<Service> {
  const log = createLog({ level: config.logLevel });
  const hooks = shutdownHooks((error) => log.error('shutdown_failed', { error }));
  try {
    const url = await start(config, { log, hooks, signal });
    return {
      url,
      stop: async () => {
        log.info('stopping');
        await hooks.run();
        log.info('stopped');
      },
    };
  } catch (error) {
    await hooks.run();
    throw error;
  }
}

/** Opens each part and registers its shutdown hook; returns the address of the web server. */
async function start(
  config: Config,
  { log, hooks, signal }: { log: Log; hooks: ShutdownHooks; signal: AbortSignal },
): Promise<string> {
  const processId = randomInt(1, 2 ** 31);
  const { db, deliveryDb } = await openStore(config, { log, hooks, processId });
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
  hooks.add(() => token.stop());
  const onCall = (call: SlackCall): void => {
    observeCall(call);
    token.observe(call);
  };
  const timeoutMs = config.slack.timeoutMs ?? defaultTimeoutMs;
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
  const requestDelivery = (owner: Owner) => deliveries.request(owner);
  const deliver = deliverer({
    db: deliveryDb,
    commands: db,
    deps: { clock, policy: config.policy, directory },
    installed,
    processId,
    respond,
    requestDelivery,
    metrics,
    log,
  });
  const deliveries = runDeliveries({
    deliver,
    now: Date.now,
    maxAtOnce: maxDeliveries,
    isPermanent,
    onFailure: (owner, error) => {
      metrics.deliveryFailed();
      log.error('delivery_failed', { owner: owner.key, error });
    },
  });
  hooks.add(() => Promise.race([deliveries.stop(), pause(drainMs, null, { ref: false })]));
  const sweep = deliverySweep({ db: deliveryDb, clock, requestDelivery }, log);
  const deps: Deps = { db, policy: config.policy, clock, requestDelivery, directory, permalinkOf };

  const channelSyncs = startChannelSyncs({
    ...{ db: deliveryDb, clock, ownerId: processId, newTrace, log },
    installed: () => state.installation,
    isConnected: () => bolt.socketPart().kind !== 'not_ready',
    highlightEmoji: config.policy.timeline.highlightEmoji,
  });
  const membershipSyncs = startMembershipSyncs({
    ...{ db, clock, requestDelivery, newTrace, log },
    installed: () => state.installation,
  });
  const missedEvents = openMissedEvents(() => {
    membershipSyncs.requestAll();
    channelSyncs.requestAll();
  });
  hooks.add(async () => missedEvents.stop());
  const recordProcessing = startRecordProcessing({ ...deps, sha256, newSalt }, log);
  const bolt = openBolt(config, {
    ...{ installed, log, now: Date.now },
    onReconnected: missedEvents.sync,
    onEventsDropped: () => {
      log.warn('slack_events_dropped', { why: 'more than 30,000 in an hour' });
      metrics.eventsDropped();
      missedEvents.syncWhileDropping();
    },
    onRejected: (why) => metrics.requestRejected({ why }),
  });
  const observe = observer(log, metrics);
  registerCommands(bolt.app, {
    ...{ deps, slackOf, respond, newTrace, observe },
    capture: openCapture(deps),
    markPrivate: openMarkPrivate(deps),
    storeMembership: openMembershipStore(deps),
    syncChannel: channelSyncs.request,
    recordChanged: recordProcessing.wake,
    userLookups: people,
    syncMembership: membershipSyncs.request,
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
        deliverer: () => part(state.isDelivering, 'not delivering: starting up or shutting down'),
      }),
  });
  hooks.add(() => web.close());
  log.info('listening', { url: web.url });

  const installation = await install(config, {
    timeoutMs,
    onCall,
    log,
    now: Date.now,
    signal,
  });
  if (!installation) return web.url;
  const onFailure = (error: unknown) => log.error('startup_step_failed', { error });
  const untilDone = (work: () => Promise<unknown>) => retryUntilDone(work, { onFailure, signal });
  const { workspaceId, url } = installation;
  await untilDone(() => storeWorkspace(db, workspaceId, url));
  await untilDone(() => storeGap(db, workspaceId));
  state.installation = installation;

  state.isDelivering = true;

  hooks.add(() => people.stop());
  hooks.add(() => membershipSyncs.stop());
  const directoryReady = Promise.all([people.syncAll(), membershipSyncs.wake()]);
  await Promise.race([directoryReady, pause(initialReadMs, null, { ref: false })]);
  const schedule = startClock(deps, {
    log,
    newTrace,
    resumeChannelSyncs: channelSyncs.wake,
    recordListening: channelSyncs.recordListening,
    syncMemberships: () => void membershipSyncs.wake(),
    processRecordChanges: recordProcessing.wake,
    syncPeople: () => void people.syncAll(),
    syncGroups: () => void people.syncGroups(),
  });
  hooks.add(() => recordProcessing.stop());
  hooks.add(() => channelSyncs.stop());
  hooks.add(() => schedule.stop());
  hooks.add(async () => {
    state.isDelivering = false;
  });
  hooks.add(() => sweep.stop());
  await sweep.wake();
  if (signal.aborted) return web.url;
  hooks.add(() => bolt.stop());
  signal.addEventListener('abort', () => void bolt.stop());
  await bolt.start();
  if (signal.aborted) return web.url;
  await untilDone(() => channelSyncs.request(null));
  log.info('ready', {
    workspaceId,
    mode: config.slack.appToken ? 'socket' : 'http',
  });
  return web.url;
}

function part(isReady: boolean, why: string) {
  return isReady ? ({ kind: 'ready' } as const) : ({ kind: 'not_ready', why } as const);
}
