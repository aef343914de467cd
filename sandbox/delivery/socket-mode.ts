import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { dict, parseJson, text } from '../json.js';
import { identity } from '../state/identity.js';
import { ApiRefusal } from '../web-api/api-refusal.js';
import type { CallLog } from '../web-api/call-log.js';
import { type Parcel, type Receipt, tooLate } from './parcel.js';

const maxConnections = 10;
const pingEveryMs = 10_000;

/** The server side of Socket Mode: connections, envelopes, acknowledgements. */
export interface SocketMode {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  count(): number;
  /** Sends to the next connection in rotation; returns a `dispatch_failed` receipt if there is none. */
  send(parcel: Parcel): Promise<Receipt>;
  drop(): void;
  disconnect(reason: string): void;
  close(): void;
}

export function newSocketMode(o: { ackMs: number; log: CallLog }): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, { socket: WebSocket; done: (receipt: Omit<Receipt, 'ms'>) => void }>();
  const pingAll = (): void => {
    for (const socket of sockets) socket.ping();
  };
  const ping = setInterval(pingAll, pingEveryMs);
  let turn = 0;

  const open = (socket: WebSocket): void => {
    socket.on('error', () => socket.terminate());
    if (sockets.length >= maxConnections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.on('close', () => forget(socket));
    socket.on('message', (data) => acknowledge(dict(parseJson(String(data)))));
    socket.send(JSON.stringify(hello(sockets.length)));
  };
  const forget = (socket: WebSocket): void => {
    if (sockets.includes(socket)) sockets.splice(sockets.indexOf(socket), 1);
    for (const [, one] of [...waiting].filter(([, pending]) => pending.socket === socket))
      one.done(lost(gone));
  };
  const acknowledge = (message: Record<string, unknown>): void => {
    const pending = waiting.get(text(message.envelope_id) ?? '');
    if (pending) pending.done({ status: 200, body: message.payload ?? {} });
    else o.log.note('ack of an envelope', message, stray(message));
  };

  return {
    upgrade: (request, socket, head) => server.handleUpgrade(request, socket, head, open),
    count: () => sockets.length,
    async send(parcel) {
      const started = performance.now();
      turn += 1;
      const socket = sockets[turn % Math.max(1, sockets.length)];
      if (!socket) return { ...lost(noConnection), ms: 0 };
      const id = randomUUID();
      const receipt = await new Promise<Omit<Receipt, 'ms'>>((resolve) => {
        const timer = setTimeout(() => resolve(tooLate(o.ackMs)), o.ackMs);
        const done = (one: Omit<Receipt, 'ms'>): void => {
          clearTimeout(timer);
          resolve(one);
        };
        waiting.set(id, { socket, done });
        socket.send(JSON.stringify(envelope(id, parcel)));
      });
      waiting.delete(id);
      return { ...receipt, ms: performance.now() - started };
    },
    drop() {
      for (const socket of sockets.slice()) socket.terminate();
    },
    disconnect(reason) {
      const message = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
      for (const socket of sockets.slice()) socket.send(message);
    },
    close() {
      clearInterval(ping);
      for (const socket of sockets.slice()) socket.terminate();
      server.close();
    },
  };
}

const noConnection = 'The app has no open Socket Mode connection and no request URL';
const gone = 'The Socket Mode connection closed before the app acknowledged';

function lost(why: string): Omit<Receipt, 'ms'> {
  return { status: undefined, body: '', failed: 'dispatch_failed', retryReason: 'connection_failed', why };
}

/** Slack silently ignores such an acknowledgement. */
function stray({ envelope_id }: Record<string, unknown>): ApiRefusal {
  const why =
    text(envelope_id) === undefined
      ? 'The socket message is not a JSON object with an envelope_id'
      : `No envelope ${envelope_id} is pending: it was already acknowledged, timed out, or never sent`;
  return new ApiRefusal('unknown_envelope', why);
}

function hello(count: number): object {
  return {
    type: 'hello',
    num_connections: count,
    debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: identity.appId },
  };
}

function envelope(envelope_id: string, parcel: Parcel): object {
  const common = { envelope_id, payload: parcel.payload };
  switch (parcel.kind) {
    case 'event':
      return {
        ...common,
        type: 'events_api',
        accepts_response_payload: false,
        retry_attempt: parcel.retryNum,
        retry_reason: parcel.retryReason ?? '',
      };
    case 'command':
      return { ...common, type: 'slash_commands', accepts_response_payload: true };
    case 'block_actions':
    case 'block_suggestion':
    case 'view_submission':
    case 'view_closed':
    case 'shortcut':
    case 'message_action':
      return { ...common, type: 'interactive', accepts_response_payload: parcel.kind === 'view_submission' };
  }
}
