import { createServer } from 'node:http';
import { startActivity } from './activity.js';
import { newChanges } from './browser/changes.js';
import { isFromHere } from './browser/is-from-here.js';
import { newPageServer } from './browser/page-server.js';
import { newControl } from './control/control.js';
import { newFaultSwitches } from './control/fault-switches.js';
import { newTour } from './control/tour.js';
import { newCourier } from './delivery/courier.js';
import { newSocketMode } from './delivery/socket-mode.js';
import { newEventSender } from './delivery/tell-app.js';
import { newFaultPlan } from './faults/fault-plan.js';
import { listen } from './listen.js';
import { readManifest } from './manifest/read-manifest.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { type Parts, resetWorkspace, sandboxOf } from './sandbox-of.js';
import { serveRequest } from './serve-request.js';
import type { SandboxContext } from './state/context.js';
import { postScheduled } from './state/post-scheduled.js';
import { seedWorkspace } from './state/seed-workspace.js';
import { newCallLog } from './web-api/call-log.js';
import { newRateLimits } from './web-api/rate-limits.js';

const scheduleEveryMs = 1_000;
const tickEveryMs = 250;

/** Starts a Slack workspace on 127.0.0.1. Rejects if the port is taken or the manifest is unreadable. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const parts = assemble(options);
  const { context, sockets } = parts;
  const limits = options.rateLimits === 'slack' ? newRateLimits() : undefined;
  const api = { ...parts, limits, latencyMs: options.latencyMs ?? 0 };
  const server = createServer((request, response) => {
    void parts.activity.work(serveRequest(api, request, response));
  });
  server.keepAliveTimeout = 60_000;
  const tour = newTour(options.tour ?? { chapters: [], closing: '' }, context);
  const pages = newPageServer({ ...parts, tour, prepareChapter: (id) => tour.prepare(id, sandbox) });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!isFromHere(request)) socket.destroy();
    else if (request.url?.startsWith('/link/')) sockets.upgrade(request, socket, head);
    else if (request.url === '/page') pages.upgrade(request, socket, head);
    else socket.destroy();
  });
  context.baseUrl = await listen(server, options.port ?? 0);
  parts.courier.addressTo(options.deliverTo ? [options.deliverTo] : []);
  const schedule = setInterval(() => postScheduled(context), scheduleEveryMs);
  const sandbox = sandboxOf(parts, async () => {
    clearInterval(schedule);
    parts.switches.clear();
    parts.events.close();
    parts.courier.close();
    sockets.close();
    pages.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  const readScene = () => ({
    channels: sandbox.channels(),
    ephemerals: context.workspace.ephemerals,
    deliveries: sandbox.deliveries,
  });
  if (options.tour) parts.changes.listen(tickSoon(() => tour.tick(readScene) && parts.changes.notify()));
  tour.tick(readScene);
  return sandbox;
}

function assemble(options: SandboxOptions): Parts {
  const { clock: base = () => new Date(), keepLast = Number.POSITIVE_INFINITY } = options;
  const clock = () => new Date(base().getTime() + context.workspace.aheadMs);
  const ackMs = options.ackMs ?? 3_000;
  const manifest = readManifest(options.manifestPath ?? './manifest.yml', options.manifest);
  const changes = newChanges();
  const activity = startActivity(changes.notify);
  const log = newCallLog(clock, keepLast);
  const sockets = newSocketMode({ ackMs, log });
  const plan = newFaultPlan({ dropSockets: sockets.drop, disconnect: sockets.disconnect });
  const courier = newCourier({
    ...{ clock, ackMs, sockets, activity, keepLast },
    copiesEach: plan.deliveriesEach,
    signedAt: () => new Date(Date.now() + context.workspace.aheadMs),
  });
  const events = newEventSender(courier, options.retryScaleMs ?? [0, 60_000, 300_000]);
  const context: SandboxContext = {
    workspace: seedWorkspace(base(), manifest.botName),
    manifest,
    clock,
    guide: options.guide ?? null,
    baseUrl: '',
    tell: (event) => {
      events.tell(context, event);
      changes.notify();
    },
    revoked: new Set(),
  };
  const switches = newFaultSwitches(plan.faults, changes.notify);
  const parts = { context, changes, activity, sockets, plan, courier, events, log, switches };
  const control = newControl({ ...parts, faults: plan.faults, reset: () => resetWorkspace(parts) });
  return { ...parts, control };
}

/** Combines many changes into one check. */
function tickSoon(tick: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tick();
    }, tickEveryMs);
    timer.unref();
  };
}
