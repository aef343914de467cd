import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';

/** How long Postgres may take to let us in. */
const openMs = 3_500;

/** After this a session is used no more: what Postgres keeps for it grows with the statements that it has seen. */
const lifetimeMs = 45 * 60_000;

/** A server that only reads is a standby, or about to be one: after so long somebody looks whether another has taken over. */
const readOnlyLifetimeMs = 500;

/** One statement with its `$1`-style values; without values it may also be a script of several. */
export interface Statement {
  text: string;
  values?: never[];
  /** Rows as arrays of their values, not as objects. */
  asArrays?: boolean;
}

export type Row = Record<string, unknown>;

/**
 * One session with Postgres over one connection, never opened again once it is lost. From that moment everybody who
 * waits for it hears so, and nothing that is asked of it reaches the driver any more: see decision 0013.
 */
export interface Session {
  /** Neither lost, nor retired, nor old. */
  readonly isUsable: boolean;
  /** Whether the server took no writes when the session began. Such a session is old soon. */
  readonly isReadOnly: boolean;
  /** Resolves when it is lost or has ended. */
  readonly over: Promise<void>;
  /** Its rows; what is asked at once travels together. Plans are kept by the text. Rejects where the session is lost. */
  ask(statement: Statement): Promise<Row[]>;
  /** What comes of `work`, or a rejection as soon as the session is lost. */
  unlessLost<T>(work: PromiseLike<T>): Promise<T>;
  /** Finishes what is under way, and is not used again after that. */
  retire(): void;
  end(): Promise<void>;
}

/** What was asked last may have been done, or not. */
export class ConnectionLost extends Error {
  readonly code: 'CONNECTION_CLOSED' | 'CONNECT_TIMEOUT';
  constructor(code: ConnectionLost['code'] = 'CONNECTION_CLOSED') {
    super(
      code === 'CONNECT_TIMEOUT'
        ? 'Postgres did not answer in time.'
        : 'The connection to Postgres was lost.',
    );
    this.code = code;
  }
}

export interface SessionOptions {
  url: string;
  /** Postgres's own settings, by their names. */
  settings: Record<string, string | number>;
  /** How long Postgres may be silent while something is asked of it; after that the connection counts as lost. */
  maxSilenceMs: number;
}

/** Opens a session; rejects with the driver's or Postgres's error where it cannot be had. */
export async function openSession({ url, settings, maxSilenceMs }: SessionOptions): Promise<Session> {
  const life = begunLife();
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 3,
    max_lifetime: null,
    fetch_types: false, // the driver asks for them unwatched: a connection lost meanwhile would end the process
    onnotice: () => {},
    onclose: () => life.lose(new ConnectionLost()),
    connection: settings,
  });
  drizzle(sql); // makes this driver take and give times and JSON as text, as every query of ours expects
  void life.over.then(() => connectNoMore(sql));
  const isReadOnly = await firstAnswer(sql, life);
  const heard = unlessSilent(maxSilenceMs, () => {
    life.lose(new ConnectionLost('CONNECT_TIMEOUT'));
    void sql.end({ timeout: 0 });
  });
  let tooOldAt = performance.now() + (isReadOnly ? readOnlyLifetimeMs : lifetimeMs);
  return {
    isReadOnly,
    get isUsable() {
      return life.lost === null && performance.now() < tooOldAt;
    },
    retire: () => {
      tooOldAt = 0;
    },
    over: life.over,
    unlessLost: life.unlessLost,
    ask: async ({ text, values, asArrays }) => {
      await null; // the driver writes before this turn's microtasks are over: no loss comes between the check and that
      if (life.lost) throw life.lost;
      const query = sql.unsafe(text, values, { prepare: true });
      const rows: PromiseLike<unknown> = asArrays ? query.values() : query;
      return heard(life.unlessLost(rows as PromiseLike<Row[]>));
    },
    end: async () => {
      if (life.lost) return;
      life.lose(new ConnectionLost());
      await sql.end({ timeout: 1 });
    },
  };
}

/** What the driver had still to send would go over a new connection: outside of its transaction, and to nobody. */
function connectNoMore({ options }: Sql): void {
  const refuse = () => {
    throw new ConnectionLost();
  };
  Object.assign(options, { socket: refuse });
}

/** Whether the server only reads. */
async function firstAnswer(sql: Sql, life: Life): Promise<boolean> {
  const timer = setTimeout(() => life.lose(new ConnectionLost('CONNECT_TIMEOUT')), openMs);
  try {
    const [row] = await life.unlessLost(
      sql.unsafe(`select current_setting('transaction_read_only') as reads`),
    );
    return row?.reads === 'on';
  } catch (error) {
    void sql.end({ timeout: 0 });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Calls `give up` where something is waited for and nothing has been answered for so long: a network may fail without a word. */
function unlessSilent(maxSilenceMs: number, giveUp: () => void) {
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;
  return async <T>(work: Promise<T>): Promise<T> => {
    if (waiting++ === 0) timer = setTimeout(giveUp, maxSilenceMs).unref();
    try {
      return await work;
    } finally {
      if (--waiting > 0) timer?.refresh();
      else clearTimeout(timer);
    }
  };
}

interface Life extends Pick<Session, 'over' | 'unlessLost'> {
  readonly lost: ConnectionLost | null;
  lose(why: ConnectionLost): void;
}

function begunLife(): Life {
  let lost: ConnectionLost | null = null;
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting = new Set<(why: ConnectionLost) => void>();
  return {
    over,
    get lost() {
      return lost;
    },
    lose: (why) => {
      if (lost) return;
      lost = why;
      for (const tell of waiting) tell(why);
      waiting.clear();
      end();
    },
    unlessLost: (work) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost);
        waiting.add(reject);
        const settled = <Value>(settle: (value: Value) => void) => {
          return (value: Value) => {
            waiting.delete(reject);
            settle(value);
          };
        };
        work.then(settled(resolve), settled(reject));
      }),
  };
}
