import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

const lost = { code: 'CONNECTION_CLOSED' };
const isOver = 'The transaction is over';

describe('when Postgres ends a connection', () => {
  it('rejects what waits on it, and opens another one for the next statement', async () => {
    const { db, cutOff } = await aPool(1);
    const waiting = refusal(db.run('select pg_sleep(30)'));
    await cutOff();
    expect(await waiting).toMatchObject(lost);
    expect(await db.run('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('retries a transaction that is busy with something else, and rejects later statements of the first try', async () => {
    const { db, cutOff } = await aPool(1);
    const goOn = signal();
    const late: Promise<unknown>[] = [];
    const transaction = db.transaction(async (tx) => {
      await tx.run('select 1');
      if (late.length > 0) return 'second try';
      late.push(goOn.fired.then(() => refusal(tx.run('select 1'))));
      await late[0];
      return 'first try';
    });
    await cutOff();
    expect(await transaction).toBe('second try');
    goOn.fire();
    expect(await late[0]).toMatchObject({ message: expect.stringContaining(isOver) });
  });

  it('isolates the next transaction from what a lost one still does', async () => {
    const { db, cutOff } = await aPool(1);
    const [lostGoesOn, nextGoesOn] = [signal(), signal()];
    const begun = signal();
    let tries = 0;
    const first = db.transaction(async (tx) => {
      await tx.run('select 1');
      if (tries++ > 0) throw new Error('gives up');
      await lostGoesOn.fired;
      throw new Error('rolls back');
    });
    const ended = refusal(first);
    await cutOff();
    expect(await ended).toMatchObject({ message: 'gives up' });
    const next = db.transaction(async (tx) => {
      await tx.run(`insert into kept values ('one')`);
      begun.fire();
      await nextGoesOn.fired;
      await tx.run(`insert into kept values ('two')`);
    });
    await begun.fired;
    lostGoesOn.fire();
    await pause(50);
    nextGoesOn.fire();
    await next;
    expect(await db.run('select word from kept order by word')).toEqual([{ word: 'one' }, { word: 'two' }]);
  });

  it('sends nothing meant for the lost connection over another one', async () => {
    const { db, cutOff } = await aPool(1);
    const all = Promise.allSettled([
      db.run('select pg_sleep($1::float)', [30]),
      ...range(30).map((n) => db.run('insert into kept values ($1)', [String(n)])),
    ]);
    await cutOff();
    const answers = await all;
    const saved = answers.slice(1).filter(({ status }) => status === 'fulfilled').length;
    await pause(600);
    expect(answers[0]).toMatchObject({ status: 'rejected', reason: lost });
    expect(await db.run('select 1 from kept')).toHaveLength(saved);
  });

  it('keeps every transaction atomic, however often that happens', async () => {
    const { db, cutOff } = await aPool(4);
    const acknowledged: string[] = [];
    let isOn = true;
    const busy = range(12).map(async (person) => {
      for (let n = 0; isOn; n++) {
        const word = `${person}-${n}`;
        const pair = db.transaction(async (tx) => {
          await Promise.all([insert(tx, word), tx.run('select $1::int', [n])]);
          await insert(tx, word);
        });
        await pair.then(
          () => acknowledged.push(word),
          () => {},
        );
        await db.run('select $1::int', [n]).catch(() => {});
      }
    });
    for (const _ of range(20)) {
      await pause(40);
      await cutOff(0);
    }
    isOn = false;
    await Promise.all(busy);
    const stored = await db.run('select word, count(*)::int as count from kept group by word');
    expect(stored.filter(({ count }) => count !== 2)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
    const words = new Set(stored.map(({ word }) => word));
    expect(acknowledged.filter((word) => !words.has(word))).toEqual([]);
  });
});

describe('a server that accepts connections and hangs up', () => {
  it('is fired up in time, and not asked again', async () => {
    let count = 0;
    const server = createServer((socket) => {
      count++;
      socket.on('error', () => {}).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const db = openDatabase({ url: `postgres://x:x@127.0.0.1:${port}/x` });
    expect(await refusal(db.run('select 1'))).toMatchObject({ code: expect.stringMatching(/^CONNECT/) });
    await db.close();
    await pause(100);
    const before = count;
    await pause(300);
    expect(count).toBe(before);
  });
});

describe('the pool', () => {
  it('returns the right rows to each of many statements, within its connection limit', async () => {
    const { db, url } = await aPool(2);
    const answers = await Promise.all(range(300).map((n) => db.run('select $1::int as n', [n])));
    expect(answers).toEqual(range(300).map((n) => [{ n }]));
    const here = `application_name = 'firebreak' and datname = current_database()`;
    expect(await ask(url, `select 1 from pg_stat_activity where ${here}`)).toHaveLength(2);
  });

  it('isolates a transaction, and lets it start among a steady stream of statements', async () => {
    const { db } = await aPool(1);
    let isOn = true;
    const never = range(5).map(async () => {
      while (isOn) await db.run('select 1');
    });
    let others = 0;
    await db.transaction(async (tx) => {
      const waiting = db.run('select 1').then(() => others++);
      await tx.run('select pg_sleep(0.1)');
      expect(others).toBe(0);
      isOn = false;
      return { waiting };
    });
    await Promise.all(never);
    await eventually(() => expect(others).toBe(1));
  });

  it('closes when running work is done, and accepts nothing more', async () => {
    const { db } = await aPool(2);
    const slow = db.run('select pg_sleep(0.2), 1 as one');
    const queued = range(3).map(() => db.transaction((tx) => tx.run('select 1 as one')));
    await pause(20);
    await db.close();
    expect(await slow).toMatchObject([{ one: 1 }]);
    expect(await Promise.all(queued)).toHaveLength(3);
    expect(await refusal(db.run('select 1'))).toMatchObject({ code: 'CONNECTION_ENDED' });
  });
});

describe('a transaction', () => {
  it('fails if one of its statements failed, even if the error was ignored', async () => {
    const { db } = await aPool(1);
    const transaction = db.transaction(async (tx) => {
      await tx.run(`insert into kept values ('one')`);
      await tx.run('select 1 / 0').catch(() => {});
    });
    expect(await refusal(transaction)).toMatchObject({ message: 'division by zero' });
    expect(await db.run('select 1 from kept')).toEqual([]);
  });

  it('rejects statements after its end', async () => {
    const { db } = await aPool(1);
    const tx = await db.transaction(async (tx) => ({ run: tx.run }));
    expect(await refusal(tx.run('select 1'))).toMatchObject({ message: expect.stringContaining(isOver) });
  });
});

describe('what a transaction does after its commit', () => {
  it('happens once it is committed, and not before', async () => {
    const { db } = await aPool(1);
    const done: string[] = [];
    await db.transaction(async (tx) => {
      tx.afterCommit(() => done.push('act'));
      await tx.run(`insert into kept values ('one')`);
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['act']);
  });

  it('never happens if it is rolled back', async () => {
    const { db } = await aPool(1);
    const done: string[] = [];
    const transaction = db.transaction(async (tx) => {
      tx.afterCommit(() => done.push('act'));
      throw new Error('changed its mind');
    });
    expect(await refusal(transaction)).toMatchObject({ message: 'changed its mind' });
    expect(done).toEqual([]);
  });

  it('happens once if the transaction is retried', async () => {
    const { db, cutOff } = await aPool(1);
    const done: string[] = [];
    let tries = 0;
    const transaction = db.transaction(async (tx) => {
      const name = `try ${++tries}`;
      tx.afterCommit(() => done.push(name));
      await tx.run(tries === 1 ? 'select pg_sleep(30)' : 'select 1');
    });
    await cutOff();
    await transaction;
    expect(done).toEqual(['try 2']);
  });

  it('happens even if the answer to the commit is lost', async () => {
    const { db, cutOff } = await aPool(1);
    await db.run(
      `create function wait() returns trigger language plpgsql as 'begin perform pg_sleep(30); end'`,
    );
    await db.run(`create constraint trigger slow_commit after insert on kept initially deferred
      for each row execute function wait()`);
    const done: string[] = [];
    const transaction = refusal(
      db.transaction(async (tx) => {
        tx.afterCommit(() => done.push('act'));
        await tx.run(`insert into kept values ('one')`);
      }),
    );
    await cutOff();
    expect(await transaction).toMatchObject(lost);
    expect(done).toEqual(['act']);
  });
});

it('reads and writes JSON and times the same way, whoever used the database before', async () => {
  const { db } = await aPool(1);
  const [row] = await db.run('select $1::jsonb as json, $2::timestamptz as at', [
    { a: [1] },
    '2026-01-05T10:00Z',
  ]);
  expect(row).toEqual({ json: { a: [1] }, at: '2026-01-05 10:00:00+00' });
});

/**
 * A database with one table, a pool, and a function that ends all of its connections once a statement reaches a point.
 */
async function aPool(maxConnections: number) {
  const { db, url } = await anOpenDatabase(maxConnections, aNewDatabase);
  await db.run('create table kept (word text)');
  const cutOff = async (afterMs = 100) => {
    await pause(afterMs);
    await ask(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'firebreak'`,
    );
  };
  return { db, cutOff, url };
}

function insert({ run }: Pick<Database, 'run'>, word: string) {
  return run('insert into kept values ($1)', [word]);
}

function range(count: number): number[] {
  return [...Array(count).keys()];
}

/** The error that a promise rejects with. */
function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (value) => new Error(`It didn't reject, but returned ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
}

function signal() {
  let fire = () => {};
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
}
