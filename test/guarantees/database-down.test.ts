import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { storedEntries, storedIncidents, untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

describe.each([
  { failure: 'stops answering', fail: (database: DatabaseProxy) => database.stall(), recover: resume },
  { failure: 'has died', fail: (database: DatabaseProxy) => database.die(), recover: restart },
])('while the database $failure', ({ fail, recover }) => {
  it('returns people’s text within 3 s, and stores nothing it reported as not saved', async () => {
    const { slack, database, databaseUrl } = await aBotBehindAProxy();
    const dana = slack.person('dana');
    await dana.types('/incident start sev2 Checkout is down');
    await untilDelivered(databaseUrl);

    await fail(database);
    const answers = await Promise.all([
      dana.types('/incident start sev1 Payments are down'),
      dana.types('/incident INC-1 update it is the cache, not the queue'),
      dana.types('/incident list'),
    ]);
    for (const { status, ms, text } of answers) {
      expect(status).toBe(200);
      expect(ms).toBeLessThan(3_000);
      expect(text).toContain('Nothing was saved');
    }
    expect(JSON.stringify(answers[0].blocks)).toContain('/incident start sev1 Payments are down');
    expect(JSON.stringify(answers[1].blocks)).toContain(
      '/incident INC-1 update it is the cache, not the queue',
    );

    await recover(database);
    await pause(500);
    expect(await storedIncidents(databaseUrl)).toHaveLength(1);
    expect(await storedEntries(databaseUrl)).toHaveLength(1);
  });

  it('tells a person who adds a message to a timeline that nothing was saved', async () => {
    const { slack, database } = await aBotBehindAProxy();
    const dana = slack.person('dana');
    const message = await dana.posts('customers cannot pay', { in: 'general' });
    await fail(database);
    const { status, ms } = await dana.messageShortcut('add_to_timeline', message);
    expect(status).toBe(200);
    expect(ms).toBeLessThan(3_000);
    expect(JSON.stringify(dana.modal())).toContain('Nothing was saved');
    await recover(database);
  });

  it('is not ready and says why, and is ready again without a restart', async () => {
    const { service, database } = await aBotBehindAProxy();
    expect(await readiness(service.url)).toMatchObject({ status: 200, parts: { database: 'ready' } });
    await fail(database);
    expect(await readiness(service.url)).toMatchObject({
      status: 503,
      parts: { database: 'the database did not answer within 1 s', slack: 'ready' },
    });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);
    await recover(database);
    await vi.waitFor(async () => expect(await readiness(service.url)).toMatchObject({ status: 200 }), 5_000);
  });

  it('reacquires its liveness lock, so that no other process takes over its work', async () => {
    const { database, databaseUrl } = await aBotBehindAProxy();
    const here = 'database = (select oid from pg_database where datname = current_database())';
    const signs = () =>
      ask(databaseUrl, `select 1 from pg_locks where classid = 7203 and granted and ${here}`);
    await fail(database);
    await pause(600);
    await recover(database);
    await vi.waitFor(async () => expect(await signs()).toHaveLength(1), 5_000);
  });

  it('later delivers what was saved before', async () => {
    const { slack, database, databaseUrl } = await aBotBehindAProxy();
    const lift = slack.faults.slow(150);
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await slack.until(() => slack.calls.some(({ method }) => method === 'conversations.create'));
    await fail(database);
    await pause(600);
    lift();
    await recover(database);
    await untilDelivered(databaseUrl);
    const made = slack.channels().filter(({ creator }) => creator === slack.botUserId);
    expect(made.map(({ name }) => name)).toEqual(['inc-1-checkout-is-down']);
    expect(made[0]?.memberNames).toContain('dana');
    expect(made[0]?.pins).toHaveLength(1);
    const answer = await slack.person('dana').types('/incident INC-1 update all is well again');
    expect(answer.text).toContain('*INC-1*');
  });
});

describe('while the database is read-only', () => {
  it('says so, and saves the next command once writes work again, as after a failover', async () => {
    const { slack, service, databaseUrl } = await aBot({ database: aNewDatabase });
    const dana = slack.person('dana');
    await dana.types('/incident start sev2 Checkout is down');
    await untilDelivered(databaseUrl);
    const name = new URL(databaseUrl).pathname.slice(1);
    await ask(databaseUrl, `alter database ${name} set default_transaction_read_only = on`);
    await ask(databaseUrl, endSessions);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => dana.types(`/incident INC-1 update words${n}x`)),
    );
    for (const { text } of answers) expect(text).toContain('Nothing was saved');
    expect(await readiness(service.url)).toMatchObject({
      status: 503,
      parts: { database: 'the database is read-only' },
    });

    const away = Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href;
    await ask(away, `alter database ${name} reset default_transaction_read_only`);
    await pause(700);
    const { text } = await dana.types('/incident INC-1 update all is well again');
    expect(text).not.toContain('Nothing was saved');
    expect(await storedEntries(databaseUrl)).toHaveLength(2);
    expect(await readiness(service.url)).toMatchObject({ status: 200 });
  });

  it.each([
    {
      failure: "the database's tables are locked",
      begins: 'lock table incidents in access exclusive mode',
    },
    {
      failure: "the database's disk is full",
      begins: `create function full_disk() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        create trigger full_disk before insert on request_keys execute function full_disk();
        commit; begin`,
      ends: 'drop trigger full_disk on request_keys',
    },
  ])('is not ready ($failure), and leaves no trace of its attempt', async ({ failure, begins, ends }) => {
    const { service, databaseUrl } = await aBot({ database: aNewDatabase });
    const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => {} });
    onTestFinished(() => sql.end({ timeout: 1 }));
    await sql.unsafe(`begin; ${begins}`);
    expect(await readiness(service.url)).toMatchObject({ status: 503, parts: { database: failure } });
    await sql.unsafe(`commit; ${ends ?? ''}`);
    expect(await readiness(service.url)).toMatchObject({ status: 200, parts: { database: 'ready' } });
    expect(await ask(databaseUrl, `select 1 from request_keys where key like 'probe%'`)).toEqual([]);
  });
});

describe('when the response to a commit is lost', () => {
  it.each(['ends', 'hangs'] as const)(
    'says that it is unsure (the connection %s), for it is saved',
    async (how) => {
      const { slack, database, databaseUrl } = await aBotBehindAProxy();
      database.loseCommitOf(/Checkout is down/, how);
      const answer = await slack.person('dana').types('/incident start sev2 Checkout is down');
      expect(answer.ms).toBeLessThan(3_000);
      expect(answer.text).toContain("didn't confirm");
      expect(await storedIncidents(databaseUrl)).toMatchObject([{ number: 1, title: 'Checkout is down' }]);
      const list = await slack.person('dana').types('/incident list');
      expect(JSON.stringify(list.blocks)).toContain('Checkout is down');
    },
  );
});

const endSessions = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'firebreak'`;

function resume(database: DatabaseProxy): void {
  database.resume();
}

function restart(database: DatabaseProxy): Promise<void> {
  return database.restart();
}

async function aBotBehindAProxy() {
  const proxies: DatabaseProxy[] = [];
  const bot = await aBot({
    database: aNewDatabase,
    databaseAt: async (url) => {
      const proxy = await startDatabaseProxy(url);
      proxies.push(proxy);
      onTestFinished(() => proxy.close());
      return proxy.url;
    },
  });
  const [database] = proxies;
  if (!database) throw new Error('The bot asked for no database.');
  return { ...bot, database };
}

async function readiness(url: string) {
  const response = await fetch(`${url}/readyz`);
  const body = (await response.json()) as { parts: Record<string, string> };
  return { status: response.status, parts: body.parts };
}
