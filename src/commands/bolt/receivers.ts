import { App, type AuthorizeResult, LogLevel, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { type HttpReceiverOptions, httpReceiver } from './http-receiver.js';
import { inOurWorkspace, workspaceIn } from './our-workspace.js';
import { isRecord, MalformedPayload, NotInstalled, type Payload, readPayload } from './read-payload.js';
import { routeEvents } from './route-events.js';
import { type SocketReceiverOptions, socketReceiver } from './socket-receiver.js';

/** Bolt's own log lines go where ours go; none of them holds a payload at these levels. */
export interface BoltLog {
  warn: (what: string) => void;
  error: (what: string) => void;
  /** A payload that we could not deal with, by a fault of ours. */
  fault: (error: unknown) => void;
}

/** Who we are in a workspace; null where Firebreak is not installed there. */
export type Authorize = (
  workspaceId: string,
) => { botToken: string; botUserId: string; botId: string } | null;

/** What is told of payloads that no listener hears. */
interface Told {
  /** Slack says that it is dropping events: there were more than it sends in an hour. */
  onEventsDropped: () => void;
}

/** A Bolt app over HTTP: `listen` takes the requests to `/slack/events`. */
export function httpApp(
  options: Omit<HttpReceiverOptions, 'onFault'> & Told & { authorize: Authorize; log: BoltLog },
) {
  const { receiver, listen } = httpReceiver({ ...options, onFault: (error) => options.log.fault(error) });
  return { app: appOn(receiver, options), listen };
}

/** A Bolt app over Socket Mode. `socket` tells why no socket is open: Slack's error code or a word of ours; null while one is. */
export function socketApp(
  options: Told & {
    appToken: string;
    apiUrl: string | null;
    onReconnected: () => void;
    onRefused: SocketReceiverOptions['onRefused'];
    authorize: Authorize;
    log: BoltLog;
  },
) {
  const { log } = options;
  const { receiver, state } = socketReceiver({
    ...options,
    logger: loggerOf({ ...log, error: () => {} }),
    onFailure: (error) => {
      const isHopeless = error instanceof MalformedPayload || error instanceof NotInstalled;
      if (isHopeless) log.warn(error.code);
      else log.fault(error);
      return isHopeless;
    },
    onGarbage: () => log.warn('a message on the socket that Slack does not send'),
  });
  return { app: appOn(receiver, options), socket: state };
}

function appOn(
  receiver: Receiver,
  { authorize, log, onEventsDropped }: Told & { authorize: Authorize; log: BoltLog },
) {
  const isOurs = (workspaceId: string) => authorize(workspaceId) !== null;
  const app = new App({
    receiver: guarded(receiver, { isOurs, onEventsDropped }),
    authorize: async (_source, body): Promise<AuthorizeResult> => {
      const teamId = workspaceIn(body ?? {});
      const known = authorize(teamId);
      if (!known) throw new NotInstalled('not installed in the workspace of the payload');
      return { ...known, teamId };
    },
    logger: loggerOf(log),
    convoStore: false,
  });
  app.error(async (error) => {
    throw error.original ?? error;
  });
  return Object.assign(app, routeEvents(app));
}

/**
 * Lets through only payloads that Slack sends, of our own workspace. Bolt acknowledges an event before its listeners run;
 * what they then fail to store is lost. This holds the acknowledgement of events back until the listeners are through:
 * where one throws, Slack sends the event again.
 */
function guarded(
  receiver: Receiver,
  { isOurs, onEventsDropped }: Told & { isOurs: (workspaceId: string) => boolean },
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
      if (body.type !== 'event_callback') return processEvent({ ...event, body });
      await processEvent({ ...event, body, ack: async () => {} });
      await event.ack();
    };
    init(app);
  };
  return receiver;
}

/** Slack's documents show it bare, its SDKs within an envelope. */
function isRateLimit({ type, event }: Payload): boolean {
  return type === 'app_rate_limited' || (isRecord(event) && event.type === 'app_rate_limited');
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
