import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Sandbox } from '../../sandbox/sandbox.js';

/** Slack's response when the app requests a socket: an error, or arbitrary bytes. */
export type SocketAnswer =
  | { error: string }
  | { raw: string; status?: number }
  | 'hangs'
  | 'breaks off'
  | null;

/** A proxy in front of the sandbox, with its own sockets that can send anything. */
export interface SlackProxy {
  apiUrl: string;
  /** Sets the response to the next socket requests; null opens a socket. */
  answerWith(answer: SocketAnswer): void;
  /** How often the app has requested a socket. */
  readonly asked: number;
  /** Open sockets. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** Sends a message unchanged; resolves shortly after, when acknowledgements have arrived. */
  sends(message: string | Buffer): Promise<void>;
  /** Acknowledged envelope ids. */
  readonly acknowledged: ReadonlySet<string>;
  drop(): void;
}

export async function aSlackProxy(sandbox: Pick<Sandbox, 'apiUrl'>): Promise<SlackProxy> {
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
