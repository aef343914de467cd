import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import { networkError } from '../../../slack/network-error.js';
import type { SlackFailure } from '../../../slack/web-api.js';
import { isRecord } from './read-payload.js';

/** One socket to Slack. It is opened once and not reopened. */
export interface SocketConnection {
  /** Resolves with null after Slack's hello. */
  opened: Promise<SlackFailure | null>;
  /** Resolves when Slack announces that it will close the socket, or closes it. */
  leaving: Promise<void>;
  closed: Promise<void>;
  close(): void;
}

export interface SocketConnectionOptions {
  appToken: string;
  apiUrl: string | null;
  /** What it connects through; null: directly. */
  proxy: Dispatcher | null;
  app: App;
  logger: ConstructorParameters<typeof SocketModeReceiver>[0]['logger'];
  /** A payload failed. Returns true if Slack need not send it again. */
  onFailure: (error: unknown) => boolean;
  /** A message on the socket that is not Slack's. */
  onMalformed: () => void;
}

const callTimeoutMs = 8_000;
const openTimeoutMs = 12_000;

/**
 * Opens one socket with Bolt's receiver, with its reconnecting switched off: that would exit the process if Slack
 * rejects the token, and wait up to a third of an outage longer.
 */
export function openSocketConnection(options: SocketConnectionOptions): SocketConnection {
  const { client } = receiverOf(options);
  const [read] = client.listeners('ws_message');
  const leaving = deferred();
  const closed = deferred();
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    client.disconnect().catch(() => {});
  };
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const kind = kindOf(data, client.eventNames());
    // The next socket is opened before this one is closed.
    if (kind === 'disconnect') leaving.fire();
    else if (kind === 'message') Promise.resolve(read?.(data, isBinary)).catch(options.onFailure);
    else options.onMalformed();
  });
  client.on('connected', () => isClosed && close());
  client.on('disconnected', () => {
    leaving.fire();
    closed.fire();
  });
  const opened = Promise.race([
    client.start().then(() => null, failureIn),
    leaving.promise.then(() => silent('closed')),
    timeout(openTimeoutMs),
  ]);
  return { opened, leaving: leaving.promise, closed: closed.promise, close };
}

function receiverOf({ appToken, apiUrl, proxy, app, logger, onFailure }: SocketConnectionOptions) {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(logger && { logger }),
    ...(proxy && { dispatcher: proxy }),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: callTimeoutMs,
      },
    },
    // Acknowledged here: Bolt's own acknowledgement throws uncatchably if the socket is lost meanwhile.
    processEventErrorHandler: async ({ error, event }) => {
      if (onFailure(error)) await event.ack().catch(onFailure);
      return false;
    },
  });
  receiver.init(app);
  return receiver;
}

/**
 * Classifies a message. Slack's library throws uncatchably on malformed events, and emits events under their own
 * names, so one that is named like an internal signal would be taken for it.
 */
function kindOf(data: unknown, signals: readonly unknown[]): 'message' | 'disconnect' | 'malformed' {
  const message = typeof data === 'string' ? parseJson(data) : null;
  if (!isRecord(message)) return 'malformed';
  const { type, payload } = message;
  if (type === 'disconnect') return 'disconnect';
  if (type === 'hello') return 'message';
  if (typeof message.envelope_id !== 'string' || !isRecord(payload)) return 'malformed';
  if (type === 'interactive' || type === 'slash_commands') return 'message';
  const isEvent = type === 'events_api' && isRecord(payload.event) && typeof payload.event.type === 'string';
  return isEvent && isRecord(payload.event) && !signals.includes(payload.event.type)
    ? 'message'
    : 'malformed';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Slack's error code, otherwise the network's: an answer that is not Slack's may contain anything. */
function failureIn(error: unknown): SlackFailure {
  const data = isRecord(error) ? error.data : null;
  const code = isRecord(data) ? data.error : null;
  if (isRecord(error) && error.code === 'slack_webapi_rate_limited_error')
    return { kind: 'limited', error: 'ratelimited' };
  return typeof code === 'string' && /^[a-z0-9_.]{1,100}$/.test(code)
    ? { kind: 'rejected', error: code }
    : silent(networkError(error));
}

const silent = (error: string): SlackFailure => ({ kind: 'silent', error });

function deferred() {
  let fire = (): void => {};
  const promise = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { promise, fire: () => fire() };
}

function timeout(ms: number): Promise<SlackFailure> {
  return new Promise((resolve) => setTimeout(() => resolve(silent('timeout')), ms).unref());
}
