import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { connect } from './connect.js';

/** How long Postgres may take to accept a connection. */
const openMs = 3_500;

/** A session's maximum age: Postgres keeps memory for every statement that it has prepared. */
const lifetimeMs = 45 * 60_000;

/**
 * A read-only server is a standby or about to become one; a new session soon checks whether another server took over.
 */
const readOnlyLifetimeMs = 500;

/** One statement with its `$1`-style values; without values it may be a script of several statements. */
export interface Statement {
  text: string;
  values?: never[];
  /** Returns rows as arrays of values instead of objects. */
  asArrays?: boolean;
}

export type Row = Record<string, unknown>;

/**
 * One Postgres session on one connection, never reconnected. Once it is lost, everything waiting for it rejects and
 * nothing more reaches the driver: see decision 0013.
 */
export interface Session {
  /** Neither lost, nor retired, nor too old. */
  readonly isUsable: boolean;
  /** Whether the server was read-only when the session started. Such a session expires quickly. */
  readonly isReadOnly: boolean;
  /** Resolves when the session is lost or closed. */
  readonly over: Promise<void>;
  /** Returns rows; concurrent statements are pipelined and prepared by their text. Rejects if the session is lost. */
  ask(statement: Statement): Promise<Row[]>;
  /** The result of `work`, or a rejection as soon as the session is lost. */
  unlessLost<T>(work: PromiseLike<T>): Promise<T>;
  /** Finishes what is running and takes nothing new. */
  retire(): void;
  end(): Promise<void>;
}

/** The connection was lost; the last statement may or may not have been executed. */
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
  /** Postgres settings by name. */
  settings: { application_name: string } & Record<string, string | number>;
  /** How long Postgres may take to answer before the connection counts as lost. */
  maxSilenceMs: number;
}

/** Opens a session; rejects with the driver's or Postgres's error if that fails. */
export async function openSession({ url, settings, maxSilenceMs }: SessionOptions): Promise<Session> {
  const lifetime = createLifetime();
  const { application_name, ...others } = settings;
  const sql = connect(url, {
    max: 1,
    connect_timeout: 3,
    max_lifetime: null,
    fetch_types: false, // fetched without error handling: a lost connection would crash the process
    onclose: () => lifetime.lose(new ConnectionLost()),
    connection: { application_name },
  });
  drizzle(sql); // makes the driver pass times and JSON as text, as our queries expect
  void lifetime.over.then(() => disableReconnect(sql));
  const isReadOnly = await prepareSession(sql, others, lifetime);
  const withTimeout = silenceTimeout(maxSilenceMs, () => {
    lifetime.lose(new ConnectionLost('CONNECT_TIMEOUT'));
    void sql.end({ timeout: 0 });
  });
  let tooOldAt = performance.now() + (isReadOnly ? readOnlyLifetimeMs : lifetimeMs);
  return {
    isReadOnly,
    get isUsable() {
      return lifetime.lost === null && performance.now() < tooOldAt;
    },
    retire: () => {
      tooOldAt = 0;
    },
    over: lifetime.over,
    unlessLost: lifetime.unlessLost,
    ask: async ({ text, values, asArrays }) => {
      await null; // the driver writes within this turn's microtasks, so no loss can come between the check and the write
      if (lifetime.lost) throw lifetime.lost;
      const query = sql.unsafe(text, values, { prepare: true });
      const rows: PromiseLike<unknown> = asArrays ? query.values() : query;
      return withTimeout(lifetime.unlessLost(rows as PromiseLike<Row[]>));
    },
    end: async () => {
      if (lifetime.lost) return;
      lifetime.lose(new ConnectionLost());
      await sql.end({ timeout: 1 });
    },
  };
}

/** Keeps the driver from sending the rest over a new connection, outside of its transaction. */
function disableReconnect({ options }: Sql): void {
  const refuse = () => {
    throw new ConnectionLost();
  };
  Object.assign(options, { socket: refuse });
}

/**
 * Sets what the session needs, and returns whether the server is read-only. Settings in the startup message would do
 * too, but poolers reject them.
 */
async function prepareSession(
  sql: Sql,
  settings: Record<string, string | number>,
  lifetime: Lifetime,
): Promise<boolean> {
  const timer = setTimeout(() => lifetime.lose(new ConnectionLost('CONNECT_TIMEOUT')), openMs);
  try {
    const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', false)`);
    const reads = `current_setting('transaction_read_only') as reads`;
    const [row] = await lifetime.unlessLost(sql.unsafe(`select ${[...set, reads].join(', ')}`));
    return row?.reads === 'on';
  } catch (error) {
    void sql.end({ timeout: 0 });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Calls `giveUp` if an answer is due and none arrives for `maxSilenceMs`: a network can fail silently. */
function silenceTimeout(maxSilenceMs: number, giveUp: () => void) {
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

interface Lifetime extends Pick<Session, 'over' | 'unlessLost'> {
  readonly lost: ConnectionLost | null;
  lose(why: ConnectionLost): void;
}

function createLifetime(): Lifetime {
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
      for (const reject of waiting) reject(why);
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
