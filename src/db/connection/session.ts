import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';

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
  settings: Record<string, string | number>;
  /** How long Postgres may take to answer before the connection counts as lost. */
  maxSilenceMs: number;
}

/** Opens a session; rejects with the driver's or Postgres's error if that fails. */
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
  void life.over.then(() => disableReconnect(sql));
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

/** Keeps the driver from sending the rest over a new connection, outside of its transaction. */
function disableReconnect({ options }: Sql): void {
  const refuse = () => {
    throw new ConnectionLost();
  };
  Object.assign(options, { socket: refuse });
}

/** Whether the server is read-only. */
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

/** Calls `giveUp` if an answer is due and none arrives for `maxSilenceMs`: a network can fail silently. */
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
