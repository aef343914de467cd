import { type App, SocketModeReceiver } from '@slack/bolt';
import { isRecord } from './read-payload.js';

/** One socket to Slack, which is opened once. */
export interface SocketConnection {
  /** Null when Slack has said hello; else why it did not, as Slack's error code or a word of ours. */
  opened: Promise<string | null>;
  /** Resolves when Slack says that it will close the socket, or when it is closed. */
  leaving: Promise<void>;
  closed: Promise<void>;
  close(): void;
}

export interface SocketConnectionOptions {
  appToken: string;
  apiUrl: string | null;
  app: App;
  logger: ConstructorParameters<typeof SocketModeReceiver>[0]['logger'];
  /** A payload that could not be dealt with. True where Slack need not send it again. */
  onFailure: (error: unknown) => boolean;
  /** Something on the socket that is no message of Slack's. */
  onGarbage: () => void;
}

const callTimeoutMs = 8_000;
const openTimeoutMs = 12_000;

/**
 * Opens one socket with Bolt's receiver, which reconnects by itself no more: it would end the process where Slack refuses
 * the token meanwhile, and wait for up to a third of an outage after it.
 */
export function openSocketConnection(options: SocketConnectionOptions): SocketConnection {
  const { client } = receiverOf(options);
  const [read] = client.listeners('ws_message');
  const leaving = newEvent();
  const closed = newEvent();
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    client.disconnect().catch(() => {});
  };
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const kind = kindOf(data, client.eventNames());
    // The next socket is opened before this one is closed.
    if (kind === 'disconnect') leaving.happens();
    else if (kind === 'message') Promise.resolve(read?.(data, isBinary)).catch(options.onFailure);
    else options.onGarbage();
  });
  client.on('connected', () => isClosed && close());
  client.on('disconnected', () => {
    leaving.happens();
    closed.happens();
  });
  const opened = Promise.race([
    client.start().then(() => null, errorWord),
    leaving.happened.then(() => 'closed'),
    timeUp(openTimeoutMs),
  ]);
  return { opened, leaving: leaving.happened, closed: closed.happened, close };
}

function receiverOf({ appToken, apiUrl, app, logger, onFailure }: SocketConnectionOptions) {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(logger && { logger }),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: callTimeoutMs,
      },
    },
    // Acknowledged here: where the socket is lost meanwhile, Bolt would do it where nobody can catch it.
    processEventErrorHandler: async ({ error, event }) => {
      if (onFailure(error)) await event.ack().catch(onFailure);
      return false;
    },
  });
  receiver.init(app);
  return receiver;
}

/**
 * What came on the socket. Slack's library fails, uncaught, at an event that is none, and passes events on under their own
 * names: one that is called like its own signals would be taken for them.
 */
function kindOf(data: unknown, signals: readonly unknown[]): 'message' | 'disconnect' | 'garbage' {
  const message = typeof data === 'string' ? parsed(data) : null;
  if (!isRecord(message)) return 'garbage';
  const { type, payload } = message;
  if (type === 'disconnect') return 'disconnect';
  if (type === 'hello') return 'message';
  if (typeof message.envelope_id !== 'string' || !isRecord(payload)) return 'garbage';
  if (type === 'interactive' || type === 'slash_commands') return 'message';
  const isEvent = type === 'events_api' && isRecord(payload.event) && typeof payload.event.type === 'string';
  return isEvent && isRecord(payload.event) && !signals.includes(payload.event.type) ? 'message' : 'garbage';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Slack's code, else a fixed word: an answer that is not Slack's may hold anything. */
function errorWord(error: unknown): string {
  const data = isRecord(error) ? error.data : null;
  const code = isRecord(data) ? data.error : null;
  if (isRecord(error) && error.code === 'slack_webapi_rate_limited_error') return 'ratelimited';
  return typeof code === 'string' && /^[a-z0-9_.]{1,100}$/.test(code) ? code : 'no_answer';
}

function newEvent() {
  let happens = (): void => {};
  const happened = new Promise<void>((resolve) => {
    happens = resolve;
  });
  return { happened, happens: () => happens() };
}

function timeUp(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('no_answer'), ms).unref());
}
