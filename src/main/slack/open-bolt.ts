import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { RejectedWhy } from '../../commands/bolt/receive/http-receiver.js';
import { PayloadFailed } from '../../commands/bolt/receive/payload-failed.js';
import { httpApp, type Receive, socketApp } from '../../commands/bolt/receive/receivers.js';
import type { Config } from '../../config.js';
import { appTokenRemedy } from '../../domain/operations/slack-remedies.js';
import type { Part } from '../../http/readiness.js';
import type { Log } from '../../log.js';
import { isTokenRejected } from '../../slack/error-table.js';
import type { Installation } from '../../slack/installation.js';
import { remedyFor } from './remedy-for.js';

/** Bolt over HTTP or Socket Mode, as configured. */
export interface Bolt {
  app: ReturnType<typeof httpApp>['app'];
  /** Handles requests to `/slack/events`; null in Socket Mode. */
  listen: ((req: IncomingMessage, res: ServerResponse) => void) | null;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
  socketPart(): Part;
}

export function openBolt(
  { slack }: Config,
  {
    installed,
    proxy,
    log,
    onReconnected,
    onEventsDropped,
    onRejected,
    receive,
    now,
  }: {
    installed: (workspaceId: string) => Installation | null;
    proxy: Dispatcher | null;
    log: Log;
    /** The socket reconnected: events may have been missed. */
    onReconnected: () => void;
    /** Slack reported dropped events. */
    onEventsDropped: () => void;
    /** A request was rejected before it was processed. */
    onRejected: (why: RejectedWhy) => void;
    receive: Receive;
    now: () => number;
  },
): Bolt {
  const { appToken, signingSecret, apiUrl } = slack;
  const shared = {
    authorize: installed,
    onEventsDropped,
    receive,
    log: {
      warn: (what: string) => log.warn('bolt', { what }),
      error: (what: string) => log.error('bolt', { what }),
      ignored: (why: string) => log.warn('payload_ignored', { why }),
      fault: (error: unknown) =>
        error instanceof PayloadFailed
          ? log.error('payload_failed', { trace: error.trace, error: error.cause })
          : log.error('payload_failed', { error }),
    },
  };
  if (appToken === null) {
    const { app, listen } = httpApp({ signingSecret: signingSecret ?? '', ...shared, now, onRejected });
    const noop = async () => {};
    return { app, listen, start: noop, stop: noop, socketPart: () => ({ kind: 'unused' }) };
  }
  const remedies = { token: appTokenRemedy, isProxied: proxy !== null };
  const { app, socket } = socketApp({
    ...{ appToken, apiUrl, proxy, onReconnected, ...shared },
    onOpenFailed: ({ isReported, ...failure }) => {
      const { error } = failure;
      if (!isReported) log.error('socket_open_failed', { error, ...remedyFor(failure, remedies) });
      else log.debug('socket_open_failed', { error });
    },
  });
  return {
    app,
    listen: null,
    start: () => app.start(),
    stop: () => app.stop(),
    socketPart: () => socketPart(socket()),
  };
}

/** The readiness of the socket; `error` is null while it is open. */
function socketPart(error: string | null): Part {
  if (error === null) return { kind: 'ready' };
  const why = isTokenRejected(error)
    ? `Slack rejects SLACK_APP_TOKEN (${error})`
    : `not connected to Slack (${error})`;
  return { kind: 'not_ready', why };
}
