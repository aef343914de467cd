import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Sandbox } from '../../sandbox/sandbox.js';

/** How Slack answers when the app asks for a socket: a refusal, or bytes that need not be Slack's. */
export type SocketAnswer =
  | { error: string }
  | { raw: string; status?: number }
  | 'hangs'
  | 'breaks off'
  | null;

/** Stands in front of the sandbox, and has sockets of its own on which anything can be sent. */
export interface SlackFront {
  apiUrl: string;
  /** How the next requests for a socket are answered; null: with a socket. */
  answerWith(answer: SocketAnswer): void;
  /** How often the app has asked for a socket. */
  readonly asked: number;
  /** The sockets that are open. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** Sends it as it is; resolves soon after, with what the app has acknowledged. */
  sends(message: string | Buffer): Promise<void>;
  /** Envelope ids that were acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  drop(): void;
}

export async function aSlackFront(sandbox: Pick<Sandbox, 'apiUrl'>): Promise<SlackFront> {
  let answer: SocketAnswer = null;
  let asked = 0;
  const sockets = new Set<WebSocket>();
  const acknowledged = new Set<string>();
  const server = createServer((req, res) => {
    if (!req.url?.endsWith('/apps.connections.open')) return pass(req, res, sandbox.apiUrl);
    asked += 1;
    if (answer === 'breaks off') res.destroy();
    else if (answer && answer !== 'hangs' && 'raw' in answer)
      res.writeHead(answer.status ?? 200).end(answer.raw);
    else if (answer !== 'hangs') {
      const said = answer
        ? { ok: false, ...answer }
        : { ok: true, url: `${base().replace('http', 'ws')}/link` };
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    }
  });
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const links = new WebSocketServer({ server });
  links.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data) => acknowledged.add(JSON.parse(String(data)).envelope_id));
    socket.send('{"type":"hello","num_connections":1}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of links.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  return {
    apiUrl: `${base()}/api/`,
    answerWith: (next) => {
      answer = next;
    },
    get asked() {
      return asked;
    },
    sockets,
    acknowledged,
    async sends(message) {
      for (const socket of sockets) {
        socket.send(message, { binary: typeof message !== 'string' });
        socket.ping();
        await once(socket, 'pong');
      }
    },
    drop: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function pass(req: IncomingMessage, res: ServerResponse, apiUrl: string): void {
  const { hostname, port } = new URL(apiUrl);
  const { method, url, headers } = req;
  const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => res.destroy());
  req.pipe(onward);
}
