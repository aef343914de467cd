import { setTimeout as pause } from 'node:timers/promises';
import { storeWorkspace } from '../db/queries/incident/incidents.js';
import { storeGap } from '../db/queries/people/membership-syncs.js';
import { probeWrite } from '../db/queries/write-probe.js';
import { checkReadiness } from '../http/readiness.js';
import type { Installation } from '../slack/installation.js';
import { scheduleByPolicy } from '../workflows/nudges/schedule-by-policy.js';
import type { Parts } from './assemble.js';
import type { Base } from './base.js';
import { startClock } from './clock/clock-jobs.js';
import type { Opened } from './open.js';
import { openWebServer } from './open-web-server.js';
import type { ShutdownHooks } from './shutdown-hooks.js';
import { singleFlight } from './single-flight.js';
import { retryUntilDone } from './start/retry-until-done.js';
import { startupFailures } from './start/startup-failures.js';
import type { Syncs } from './sync/open-syncs.js';

/** How long startup waits for users and channel members; the rest is read in the background. */
const initialReadMs = 2_000;

/** How the start can end: `signal` aborts it, `hooks` close what it has started. */
interface Lifetime {
  signal: AbortSignal;
  hooks: ShutdownHooks;
}

/**
 * Step 3: serves the web at once and everything else when Slack accepts the token. Resolves to the address of the web
 * server when all of it runs, or soon after `signal` aborts. Rejects if the port is unavailable. What it starts is
 * closed in reverse order.
 */
export async function listen(base: Base, opened: Opened, parts: Parts, lifetime: Lifetime): Promise<string> {
  const { hooks, signal } = lifetime;
  const { deliveries, syncs, policyReload } = parts;
  hooks.add(() => deliveries.stop());
  hooks.add(async () => syncs.missedEvents.stop());
  hooks.add(() => policyReload.stop());
  const web = await serveWeb(base, opened, parts);
  hooks.add(() => web.close());
  base.log.info('listening', { url: web.url });
  const installation = await opened.slack.install(signal);
  if (installation) await goLive(base, opened, parts, { ...lifetime, installation });
  return web.url;
}

/** The web server, which says that it is not ready until everything runs. */
function serveWeb(
  { config, log }: Base,
  { db, slack, metrics }: Opened,
  { bolt, deliveries, nudgeClock }: Parts,
) {
  const writeToDatabase = singleFlight(() => probeWrite(db));
  return openWebServer(config, {
    slack: bolt.listen,
    isInstalled: () => slack.installation() !== null,
    metrics,
    log,
    readiness: () =>
      checkReadiness({
        writeToDatabase,
        slack: slack.part,
        socket: bolt.socketPart,
        deliverer: deliveries.part,
        clock: nudgeClock.part,
      }),
  });
}

/** Starts what needs the installation; last the socket, which brings requests. */
async function goLive(
  base: Base,
  { db, slack }: Opened,
  parts: Parts,
  { hooks, signal, installation }: Lifetime & { installation: Installation },
): Promise<void> {
  const { config, log } = base;
  const { bolt, syncs, policyReload } = parts;
  const { workspaceId, url } = installation;
  const onFailure = startupFailures(log);
  const untilDone = (work: () => Promise<unknown>) => retryUntilDone(work, { onFailure, signal });
  await untilDone(() => storeWorkspace(db, workspaceId, url));
  await untilDone(() => storeGap(db, workspaceId));
  await untilDone(() => scheduleByPolicy(db, workspaceId, base.policy.current()));
  await untilDone(() => policyReload.begin(workspaceId));
  if (signal.aborted) return;
  slack.use(installation);
  await startBackgroundWork(base, parts, hooks);
  if (signal.aborted) return;
  hooks.add(() => bolt.stop());
  signal.addEventListener('abort', () => void bolt.stop());
  await bolt.start();
  if (signal.aborted) return;
  await untilDone(() => syncs.channels.request(null));
  log.info('ready', { workspaceId, mode: config.slack.appToken ? 'socket' : 'http' });
}

/** Starts deliveries, syncs and the clock. */
async function startBackgroundWork(base: Base, parts: Parts, hooks: ShutdownHooks): Promise<void> {
  const { deliveries, syncs, recordProcessing, folderImports, nudgeClock, backups } = parts;
  deliveries.begin();
  hooks.add(() => syncs.people.stop());
  hooks.add(() => syncs.memberships.stop());
  await readPeople(syncs);
  const schedule = startSchedule(base, parts);
  const firstTick = tickAtOnce(base, parts);
  void folderImports.wake();
  hooks.add(() => folderImports.stop());
  void backups?.wake();
  hooks.add(async () => backups?.stop());
  hooks.add(() => recordProcessing.stop());
  hooks.add(() => syncs.channels.stop());
  hooks.add(() => schedule.stop());
  hooks.add(() => firstTick);
  hooks.add(async () => nudgeClock.stop());
  hooks.add(async () => deliveries.end());
  hooks.add(() => deliveries.sweep.stop());
  await deliveries.sweep.wake();
}

/** Reads users and channel members for a moment, so that the first requests know them. */
async function readPeople({ people, memberships }: Syncs): Promise<void> {
  const done = Promise.all([people.syncAll(), memberships.wake()]);
  await Promise.race([done, pause(initialReadMs, null, { ref: false })]);
}

/** Sends what came due while no process ran, instead of at the next tick. */
async function tickAtOnce({ log }: Base, { nudgeClock }: Parts): Promise<void> {
  await nudgeClock.tick().catch((error: unknown) => log.error('startup_step_failed', { error }));
}

function startSchedule(
  { log, newTrace }: Base,
  { depsNow, syncs, recordProcessing, folderImports, nudgeClock, backups }: Parts,
) {
  const { people, memberships, channels } = syncs;
  return startClock(depsNow, {
    log,
    newTrace,
    resumeChannelSyncs: channels.wake,
    recordListening: channels.recordListening,
    syncMemberships: () => void memberships.wake(),
    processRecordChanges: recordProcessing.wake,
    syncPeople: () => void people.syncAll(),
    syncGroups: () => void people.syncGroups(),
    importRunbooks: () => void folderImports.wake(),
    sendNudges: nudgeClock.tick,
    backUp: backups && (() => void backups.wake()),
    ticked: nudgeClock.ticked,
  });
}
