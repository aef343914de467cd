import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { errorMessage, messagesIn, queryMessage } from './postgres-messages.js';

/**
 * A pooler in front of a Postgres server, on loopback: a client gets a session that another has closed, if both asked
 * for the same database and settings. Starting a session is the costliest part of a short test.
 */
export interface SessionPooler {
  /** The URL of a database through the pooler. */
  urlOf(database: string): string;
}

/** Starts the pooler. It doesn't keep the process alive, and ends with it. */
export async function startSessionPooler(serverUrl: string): Promise<SessionPooler> {
  const idle = new Set<PooledSession>();
  const server = createServer((client) => {
    client.setNoDelay(true).on('error', () => client.destroy());
    client.once('data', (startup) => {
      const unknown = namesIn(startup).find((name) => !known.has(name));
      if (unknown) return client.end(errorMessage('08P01', `unsupported startup parameter: ${unknown}`));
      const found = [...idle].find((session) => session.startup.equals(startup));
      (found ?? startSession(serverUrl, startup, idle)).serve(client);
    });
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The pooler listens nowhere.');
  const host = `127.0.0.1:${address.port}`;
  return { urlOf: (database) => Object.assign(new URL(serverUrl), { host, pathname: `/${database}` }).href };
}

/** The parameters that PgBouncer accepts when a session starts. */
const known = new Set(['user', 'database', 'application_name', 'client_encoding', 'TimeZone', 'replication']);

/** The names of the parameters in a startup message. */
function namesIn(startup: Buffer): string[] {
  const texts = startup.subarray(8, -2).toString().split('\0');
  return texts.filter((_, index) => index % 2 === 0);
}

interface PooledSession {
  /** The packet it was started with: user, database and settings. */
  startup: Buffer;
  serve(client: Socket): void;
}

const reset = queryMessage('discard all');
const nothing = Buffer.alloc(0);
const outsideTransaction = 'I'.charCodeAt(0);
const readyForQueryBytes = 6;

/** Starts a session. It adds itself to `idle` when its client leaves it in order, and ends otherwise. */
function startSession(serverUrl: string, startup: Buffer, idle: Set<PooledSession>): PooledSession {
  const { hostname, port } = new URL(serverUrl);
  const upstream = dial(Number(port), hostname).unref().setNoDelay(true);
  const [messagesSent, messagesReceived] = [messagesIn(), messagesIn()];
  const greeting: Buffer[] = [];
  let client: Socket | null = null;
  let phase: 'starting' | 'resetting' | 'ready' = 'starting';
  let answersDue = 1;
  let isInOrder = false;

  /** Returns what the client is to get. */
  const receive = (bytes: Buffer): Buffer => {
    let from = 0;
    if (phase === 'starting') greeting.push(bytes);
    for (const { type, first, at } of messagesReceived(bytes)) {
      if (type !== 'Z') continue;
      answersDue--;
      isInOrder = answersDue === 0 && first === outsideTransaction;
      if (phase === 'resetting') from = at + readyForQueryBytes;
      phase = 'ready';
    }
    return phase === 'resetting' ? nothing : bytes.subarray(from);
  };
  const send = (bytes: Buffer) => {
    for (const { type } of messagesSent(bytes)) {
      if (type === 'X') {
        leave();
        return;
      }
      if (type === 'Q' || type === 'S') answersDue++;
      isInOrder = false;
    }
    upstream.write(bytes);
  };
  const leave = () => {
    if (!isInOrder) {
      upstream.destroy();
      return;
    }
    client = null;
    phase = 'resetting';
    answersDue = 1;
    isInOrder = false;
    upstream.write(reset);
    idle.add(session);
  };
  upstream.on('error', () => upstream.destroy());
  upstream.on('data', (bytes) => {
    const rest = receive(bytes);
    client?.write(rest);
  });
  upstream.on('close', () => {
    idle.delete(session);
    client?.end();
  });
  upstream.write(startup);
  const session: PooledSession = {
    startup,
    serve: (next) => {
      idle.delete(session);
      client = next;
      next.write(Buffer.concat(greeting));
      next.on('data', send);
      next.on('close', () => {
        if (client === next) upstream.destroy();
      });
    },
  };
  return session;
}
