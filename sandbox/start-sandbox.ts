import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { startActivity } from './activity.js';
import { type Courier, newCourier } from './delivery/courier.js';
import { newSocketMode } from './delivery/socket-mode.js';
import { newEventSender } from './delivery/tell-app.js';
import { newFaultPlan } from './faults/fault-plan.js';
import { readManifest } from './manifest/read-manifest.js';
import { personNamed } from './persons/person-named.js';
import type { Sandbox, SandboxOptions } from './sandbox.js';
import { channelState, channelStates } from './state/channel-state.js';
import { identity } from './state/identity.js';
import { seedWorkspace } from './state/seed-workspace.js';
import type { Workspace } from './state/workspace.js';
import type { World } from './state/world.js';
import { until } from './until.js';
import { newCallLog, refusalsAmong } from './web-api/call-log.js';
import { newRateLimits } from './web-api/rate-limits.js';
import { type ApiServer, serveCall } from './web-api/serve-call.js';
import { serveResponseUrl } from './web-api/serve-response-url.js';

/** Starts a Slack workspace on 127.0.0.1. Rejects when the port is taken or the manifest cannot be read. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? (() => new Date());
  const ackMs = options.ackMs ?? 3_000;
  const manifest = readManifest(options.manifestPath ?? './manifest.yml', options.manifest);
  const activity = startActivity();
  const sockets = newSocketMode({ ackMs });
  const plan = newFaultPlan({
    dropSockets: () => sockets.drop(),
    disconnect: (reason) => sockets.disconnect(reason),
  });
  const courier: Courier = newCourier({
    clock,
    ackMs,
    sockets,
    activity,
    copiesEach: () => plan.deliveriesEach(),
  });
  const events = newEventSender(() => courier, options.retryScaleMs ?? [0, 60_000, 300_000]);
  const world: World = {
    workspace: seedWorkspace(clock(), manifest.botName),
    manifest,
    clock,
    baseUrl: '',
    tell: (event) => events.tell(world, event),
    revoked: new Set(),
  };
  const log = newCallLog(clock);
  const limits = options.rateLimits === 'slack' ? newRateLimits() : undefined;
  const api: ApiServer = { world, log, plan, limits, latencyMs: options.latencyMs ?? 0 };
  const server = createServer((request, response) => {
    activity.work(serve(api, request, response)).catch((error: unknown) => fault(error, response));
  });
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  world.baseUrl = await listen(server, options.port ?? 0);
  courier.addressTo(options.deliverTo ? [options.deliverTo] : []);

  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api/`,
    ...tokens(),
    deliverTo: (...urls) => courier.addressTo(urls.filter((url) => url !== undefined)),
    person: (name) => personNamed({ world, courier, activity, log }, name),
    channel: (nameOrId) => channelState(world, nameOrId),
    channels: () => channelStates(world),
    faults: plan.faults,
    calls: log.calls,
    deliveries: courier.deliveries,
    get refusals() {
      return refusalsAmong(log.calls);
    },
    get socketCount() {
      return sockets.count();
    },
    idle: (quietMs = 150) => activity.idle(quietMs),
    until: (what, timeoutMs = 5_000) => until(what, timeoutMs, () => lately(log.calls, courier.deliveries)),
    reset() {
      world.workspace = seedWorkspace(clock(), manifest.botName);
      world.revoked.clear();
      plan.clear();
      log.clear();
      courier.deliveries.length = 0;
    },
    snapshot: () => structuredClone(world.workspace),
    restore(snapshot) {
      world.workspace = structuredClone(snapshot) as Workspace;
    },
    async close() {
      events.close();
      courier.close();
      sockets.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function serve(api: ApiServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  if (path.startsWith('/api/')) return serveCall(api, request, response);
  if (path.startsWith('/commands/') || path.startsWith('/actions/'))
    return serveResponseUrl(api, request, response);
  response.writeHead(404).end();
  return Promise.resolve();
}

/** A fault of the sandbox itself: told as a 500, so that no test takes it for Slack's answer. */
function fault(error: unknown, response: ServerResponse): void {
  console.error('The sandbox failed:', error);
  if (!response.headersSent) response.writeHead(500).end('sandbox fault');
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}

function tokens() {
  const { botToken, appToken, signingSecret, teamId, botUserId, botId, appId } = identity;
  return { botToken, appToken, signingSecret, teamId, botUserId, botId, appId };
}

function lately(
  calls: { method: string; error: string | undefined }[],
  deliveries: { kind: string; status: number | undefined }[],
): string {
  const last = calls.slice(-8).map((one) => `${one.method}${one.error ? ` (${one.error})` : ''}`);
  const sent = deliveries.slice(-8).map((one) => `${one.kind} (${one.status ?? 'no answer'})`);
  return `Last calls: ${last.join(', ') || 'none'}. Last deliveries: ${sent.join(', ') || 'none'}.`;
}
