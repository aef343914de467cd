import { once } from 'node:events';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A proxy in front of Postgres, on loopback, that can fail like networks and servers do. */
export interface DatabaseProxy {
  /** URL of the database through the proxy. */
  url: string;
  /** Accepts connections and data but forwards nothing, like a server paused by SIGSTOP. */
  stall(): void;
  /** Forwards what was held back and everything after it. */
  resume(): void;
  /** Closes every connection and refuses new ones, like a dead server. */
  die(): Promise<void>;
  /** Accepts connections again. */
  restart(): Promise<void>;
  /**
   * Forwards the commit of the next transaction that has these words in it, but loses its response:
   * the connection closes, or hangs. Other transactions, such as those of the clock, pass.
   */
  loseCommitOf(words: RegExp, how: 'ends' | 'hangs'): void;
  /** The same for the next message that matches, which may be a value of a prepared statement. */
  loseNextAnswerTo(words: RegExp): void;
  close(): Promise<void>;
}

interface Losing {
  what: RegExp;
  how: 'ends' | 'hangs';
  /** Whether what is lost is the answer to the commit, not to the words themselves. */
  isOfCommit: boolean;
}

interface Link {
  client: Socket;
  upstream: Socket;
  /** Has sent the words whose commit is to be lost. */
  isMarked: boolean;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  const state = { isStalled: false, losing: null as Losing | null };

  const take = (client: Socket) => {
    const upstream = dial(Number(target.port), target.hostname);
    const link = { client, upstream, isMarked: false };
    links.add(link);
    const end = () => {
      links.delete(link);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('close', end).on('error', end);
    client.on('data', (bytes) => {
      if (state.losing !== null && isLost(link, state.losing, bytes.toString('latin1'))) {
        loseAnswer(link, state.losing.how);
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => client.write(bytes));
    if (state.isStalled) pauseBoth(link);
  };
  const loseAnswer = ({ client, upstream }: Link, how: Losing['how']) => {
    state.losing = null;
    upstream.removeAllListeners('data').once('data', () => {
      if (how === 'ends') client.destroy();
    });
  };

  let server = await listening(take, 0);
  const port = portOf(server);
  const die = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const { client } of links) client.destroy();
    await closed;
  };
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    stall: () => {
      state.isStalled = true;
      links.forEach(pauseBoth);
    },
    resume: () => {
      state.isStalled = false;
      for (const { client, upstream } of links) {
        client.resume();
        upstream.resume();
      }
    },
    die,
    restart: async () => {
      server = await listening(take, port);
    },
    loseCommitOf: (what, how) => {
      state.losing = { what, how, isOfCommit: true };
    },
    loseNextAnswerTo: (what) => {
      state.losing = { what, how: 'ends', isOfCommit: false };
    },
    close: async () => {
      if (server.listening) await die();
    },
  };
}

/** A simple or a parsed query; the driver sends `commit` in a message of its own. */
const commit = /commit/i;

function isLost(link: Link, { what, isOfCommit }: Losing, sent: string): boolean {
  link.isMarked ||= what.test(sent);
  return link.isMarked && (!isOfCommit || commit.test(sent));
}

function pauseBoth({ client, upstream }: Link): void {
  client.pause();
  upstream.pause();
}

async function listening(take: (client: Socket) => void, port: number): Promise<Server> {
  const server = createServer(take).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy listens nowhere.');
  return address.port;
}
