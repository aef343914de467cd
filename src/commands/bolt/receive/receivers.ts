import { App, type AuthorizeResult, LogLevel, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import { routeEvents } from '../listeners/route-events.js';
import { type HttpReceiverOptions, httpReceiver } from './http-receiver.js';
import { inOurWorkspace, workspaceIn } from './our-workspace.js';
import { PayloadFailed } from './payload-failed.js';
import { isRecord, MalformedPayload, NotInstalled, type Payload, readPayload } from './read-payload.js';
import { type SocketReceiverOptions, socketReceiver } from './socket-receiver.js';

/** Receives Bolt's own log lines; none contains a payload at these levels. */
export interface BoltLog {
  warn: (what: string) => void;
  error: (what: string) => void;
  /** A payload that Slack would not send, or not to us. */
  ignored: (why: string) => void;
  /** A payload that we failed to process: `PayloadFailed` once it has a trace. */
  fault: (error: unknown) => void;
}

/** Processes one payload of this kind (`command`, `block_actions`, an event's type …) under a new trace. */
export type Receive = (kind: string, process: (trace: string) => Promise<void>) => Promise<void>;

/** Our credentials in a workspace; null if Firebreak is not installed there. */
export type Authorize = (
  workspaceId: string,
) => { botToken: string; botUserId: string; botId: string } | null;

/** Callbacks for payloads without a listener. */
interface Callbacks {
  /** Slack reported dropped events: there were more than it sends in an hour. */
  onEventsDropped: () => void;
  receive: Receive;
}

/** Creates a Bolt app over HTTP; `listen` handles requests to `/slack/events`. */
export function httpApp(
  options: Omit<HttpReceiverOptions, 'onFault'> & Callbacks & { authorize: Authorize; log: BoltLog },
) {
  const { receiver, listen } = httpReceiver({ ...options, onFault: (error) => options.log.fault(error) });
  return { app: appOn(receiver, options), listen };
}

/**
 * Creates a Bolt app over Socket Mode. `socket` returns null while a socket is open, otherwise Slack's error code or
 * our own code.
 */
export function socketApp(
  options: Callbacks & {
    appToken: string;
    apiUrl: string | null;
    proxy: Dispatcher | null;
    onReconnected: () => void;
    onOpenFailed: SocketReceiverOptions['onOpenFailed'];
    authorize: Authorize;
    log: BoltLog;
  },
) {
  const { log } = options;
  const { receiver, state } = socketReceiver({
    ...options,
    logger: loggerOf({ ...log, error: () => {} }),
    onFailure: (error) => {
      if (isUnprocessable(error)) log.ignored(error.code);
      else log.fault(error);
      return isUnprocessable(error);
    },
    onMalformed: () => log.ignored('malformed_socket_message'),
  });
  return { app: appOn(receiver, options), socket: state };
}

function appOn(
  receiver: Receiver,
  { authorize, log, onEventsDropped, receive }: Callbacks & { authorize: Authorize; log: BoltLog },
) {
  const isOurs = (workspaceId: string) => authorize(workspaceId) !== null;
  const app = new App({
    receiver: guarded(receiver, { isOurs, onEventsDropped, receive }),
    authorize: async (_source, body): Promise<AuthorizeResult> => {
      const teamId = workspaceIn(body ?? {});
      const credentials = authorize(teamId);
      if (!credentials) throw new NotInstalled('not installed in the workspace of the payload');
      return { ...credentials, teamId };
    },
    logger: loggerOf(log),
    convoStore: false,
    // `routeEvents` does it.
    ignoreSelf: false,
  });
  app.error(async (error) => {
    throw error.original ?? error;
  });
  return Object.assign(app, routeEvents(app));
}

/**
 * Validates payloads and checks their workspace. Bolt acknowledges an event before its listeners run, so a failed
 * store would lose the event. Here events are acknowledged after their listeners; if one throws, Slack sends the
 * event again.
 */
function guarded(
  receiver: Receiver,
  { isOurs, onEventsDropped, receive }: Callbacks & { isOurs: (workspaceId: string) => boolean },
): Receiver {
  const init = receiver.init.bind(receiver);
  receiver.init = (app) => {
    const processEvent = app.processEvent.bind(app);
    app.processEvent = async (event: ReceiverEvent) => {
      const body = inOurWorkspace(readPayload(event.body), isOurs);
      if (isRateLimit(body)) {
        onEventsDropped();
        return event.ack();
      }
      await receive(kindOf(body), async (trace) => {
        const traced = { ...event, body, customProperties: { trace } };
        const isEvent = body.type === 'event_callback';
        await processEvent(isEvent ? { ...traced, ack: async () => {} } : traced).catch((error: unknown) => {
          throw isUnprocessable(error) ? error : new PayloadFailed(trace, error);
        });
        if (isEvent) await event.ack();
      });
    };
    init(app);
  };
  return receiver;
}

function isUnprocessable(error: unknown): error is MalformedPayload | NotInstalled {
  return error instanceof MalformedPayload || error instanceof NotInstalled;
}

/** The event's type, that of the interaction, or `command`. */
function kindOf({ type, event }: Payload): string {
  const kind = isRecord(event) ? event.type : type;
  return typeof kind === 'string' ? kind : 'command';
}

/** Slack's documentation shows it bare, its SDKs inside an envelope. */
function isRateLimit({ type, event }: Payload): boolean {
  return type === 'app_rate_limited' || (isRecord(event) && event.type === 'app_rate_limited');
}

function loggerOf(log: BoltLog) {
  const textOf = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn(textOf(parts)),
    error: (...parts: unknown[]) => log.error(textOf(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
