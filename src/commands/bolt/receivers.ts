import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  App,
  type AuthorizeResult,
  HTTPReceiver,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
} from '@slack/bolt';
import { readBody, saysNothing } from './read-body.js';
import { routeEvents } from './route-events.js';

/** Bolt's own log lines go where ours go; none of them holds a payload at these levels. */
export interface BoltLog {
  warn: (what: string) => void;
  error: (what: string) => void;
}

/** Who we are in a workspace; null where Firebreak is not installed there. */
export type Authorize = (
  workspaceId: string,
) => { botToken: string; botUserId: string; botId: string } | null;

/** A Bolt app over HTTP: `listen` takes the requests to `/slack/events`. */
export function httpApp(options: { signingSecret: string; authorize: Authorize; log: BoltLog }) {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: ['/slack/events'],
    logger: loggerOf(options.log),
  });
  const app = appOn(receiver, options);
  const refuse = (res: ServerResponse, status: number) => void res.writeHead(status).end();
  const listen = async (req: IncomingMessage, res: ServerResponse) => {
    const rawBody = await readBody(req).catch(() => null);
    if (rawBody === null) return refuse(res, 413);
    if (saysNothing(req, rawBody)) return refuse(res, 400);
    receiver.requestListener(Object.assign(req, { rawBody }), res);
  };
  return { app, listen: (req: IncomingMessage, res: ServerResponse) => void listen(req, res) };
}

/** A Bolt app over Socket Mode. `isConnected` tells whether Slack's socket is open now. */
export function socketApp(options: {
  appToken: string;
  apiUrl: string | null;
  /** The socket is open again after it was lost. */
  onReconnected: () => void;
  authorize: Authorize;
  log: BoltLog;
}) {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: loggerOf(options.log),
    installerOptions: { clientOptions: options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl } },
  });
  let connected = false;
  let wasConnected = false;
  receiver.client.on('connected', () => {
    connected = true;
    if (wasConnected) options.onReconnected();
    wasConnected = true;
  });
  for (const gone of ['disconnected', 'reconnecting', 'close']) {
    receiver.client.on(gone, () => {
      connected = false;
    });
  }
  const app = appOn(receiver, options);
  return { app, isConnected: () => connected };
}

function appOn(receiver: Receiver, { authorize, log }: { authorize: Authorize; log: BoltLog }) {
  const app = new App({
    receiver: committingFirst(receiver),
    authorize: async ({ teamId }): Promise<AuthorizeResult> => {
      const known = authorize(teamId ?? '');
      if (!known) throw new Error(`Firebreak is not installed in workspace ${teamId}.`);
      return { ...known, ...(teamId && { teamId }) };
    },
    logger: loggerOf(log),
    convoStore: false,
  });
  app.error(async (error) => {
    log.error(`${error.code}: ${error.message}`);
    throw error;
  });
  return Object.assign(app, routeEvents(app));
}

/**
 * Bolt acknowledges an event before its listeners run; what they then fail to store is lost. This holds the
 * acknowledgement of events back until the listeners are through: where one throws, Slack sends the event again.
 */
function committingFirst(receiver: Receiver): Receiver {
  const init = receiver.init.bind(receiver);
  receiver.init = (app) => {
    const processEvent = app.processEvent.bind(app);
    app.processEvent = async (event: ReceiverEvent) => {
      if (event.body.type !== 'event_callback') return processEvent(event);
      await processEvent({ ...event, ack: async () => {} });
      await event.ack();
    };
    init(app);
  };
  return receiver;
}

function loggerOf(log: BoltLog) {
  const words = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn(words(parts)),
    error: (...parts: unknown[]) => log.error(words(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
