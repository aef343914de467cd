import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../src/http/metrics.js';
import { checkReadiness, type Probes } from '../../src/http/readiness.js';
import { webRouter } from '../../src/http/web-router.js';

const ready = { kind: 'ready' } as const;

/** A web server on loopback whose parts are all ready, except where the test says otherwise. */
async function aServer(probes: Partial<Probes> = {}, metrics = createMetrics()): Promise<string> {
  const all: Probes = {
    writeToDatabase: async () => {},
    slack: () => ready,
    socket: () => ready,
    deliverer: () => ready,
    clock: () => ready,
    ...probes,
  };
  const app = express().use(webRouter({ metrics, readiness: () => checkReadiness(all) }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function get(url: string): Promise<{ status: number; body: string }> {
  const response = await fetch(url, { headers: { connection: 'close' } });
  return { status: response.status, body: await response.text() };
}

describe('GET /healthz', () => {
  it('says that the process lives, whatever else is amiss', async () => {
    const url = await aServer({ writeToDatabase: () => Promise.reject(new Error('down')) });
    expect(await get(`${url}/healthz`)).toEqual({ status: 200, body: '{"alive":true}' });
  });
});

describe('GET /readyz', () => {
  it('is 200 when every part is ready or unused', async () => {
    const { status, body } = await get(`${await aServer({ socket: () => ({ kind: 'unused' }) })}/readyz`);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      ready: true,
      parts: { database: 'ready', slack: 'ready', socket: 'unused', deliverer: 'ready', clock: 'ready' },
    });
  });

  it('is 503 and names the part that is not ready', async () => {
    const why = 'not connected to Slack';
    const { status, body } = await get(
      `${await aServer({ socket: () => ({ kind: 'not_ready', why }) })}/readyz`,
    );
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ ready: false, parts: { database: 'ready', socket: why } });
  });

  it('waits one second for the database, and no longer', async () => {
    const url = await aServer({ writeToDatabase: () => new Promise(() => {}) });
    const start = performance.now();
    const { status, body } = await get(`${url}/readyz`);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(status).toBe(503);
    expect(JSON.parse(body).parts.database).toBe('the database did not answer within 1 s');
  });

  it.each([
    ['25006', 'the database is read-only'],
    ['28P01', 'the database rejects its password'],
    ['53300', 'the database has no free connection'],
    ['57P03', 'the database is starting or shutting down'],
  ])('says why nothing can be written: %s', async (code, why) => {
    const fails = () => Promise.reject(Object.assign(new Error('Postgres says so'), { code }));
    const { status, body } = await get(`${await aServer({ writeToDatabase: fails })}/readyz`);
    expect([status, JSON.parse(body).parts.database]).toEqual([503, why]);
  });

  it('does not repeat what the database driver said', async () => {
    const url = await aServer({
      writeToDatabase: () => Promise.reject(new Error('password of hush@db refused')),
    });
    expect((await get(`${url}/readyz`)).body).not.toContain('hush');
  });
});

describe('GET /metrics', () => {
  it('counts commands, calls, effects and rejected requests by fixed words', async () => {
    const metrics = createMetrics();
    metrics.commandAcked({ command: 'start', outcome: 'accepted', ms: 40 });
    metrics.slackCalled({ method: 'chat.update', outcome: 'rate_limited', ms: 700 });
    metrics.effectFinished({ kind: 'refresh_card', outcome: 'later' });
    metrics.requestRejected({ why: 'bad_signature' });
    metrics.deliveryFailed();
    metrics.eventsDropped();
    metrics.clockTicked({ at: new Date('2026-12-01T09:30:00Z'), lagMs: 1_500 });
    const { status, body } = await get(`${await aServer({}, metrics)}/metrics`);
    expect(status).toBe(200);
    expect(linesAbout(body, 'firebreak_').filter((line) => !line.includes('_bucket'))).toEqual([
      'firebreak_command_ack_seconds_sum{command="start",outcome="accepted"} 0.04',
      'firebreak_command_ack_seconds_count{command="start",outcome="accepted"} 1',
      'firebreak_commands_failed_total 0',
      'firebreak_slack_call_seconds_sum{method="chat.update",outcome="rate_limited"} 0.7',
      'firebreak_slack_call_seconds_count{method="chat.update",outcome="rate_limited"} 1',
      'firebreak_effect_attempts_total{kind="refresh_card",outcome="later"} 1',
      'firebreak_requests_rejected_total{why="bad_signature"} 1',
      'firebreak_requests_rejected_total{why="stale_timestamp"} 0',
      'firebreak_requests_rejected_total{why="malformed"} 0',
      'firebreak_requests_rejected_total{why="too_large"} 0',
      'firebreak_delivery_failures_total 1',
      'firebreak_slack_events_dropped_total 1',
      'firebreak_policy_last_reload_successful 1',
      'firebreak_backup_failures_total 0',
      'firebreak_nudges_last_tick_timestamp_seconds 1796117400',
      'firebreak_nudges_lag_seconds 1.5',
    ]);
  });

  it('tells the event loop and the process', async () => {
    const { body } = await get(`${await aServer()}/metrics`);
    expect(body).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
    expect(body).toMatch(/^process_resident_memory_bytes \d/m);
  });

  it('asks at each scrape how many effects wait, and for how long', async () => {
    const depths = [[{ kind: 'refresh_card', state: 'dead', count: 3, oldest: new Date(60_000) }], []];
    const metrics = createMetrics({
      poolLoad: () => ({ maxConnections: 12, active: 3, waiting: 1 }),
      pingDatabase: async () => {},
      effectDepth: async () => depths.shift() ?? [],
      clock: () => new Date(90_000),
    });
    const url = await aServer({}, metrics);
    const first = (await get(`${url}/metrics`)).body;
    expect(linesAbout(first, 'firebreak_effects')).toEqual([
      'firebreak_effects{kind="refresh_card",state="dead"} 3',
      'firebreak_effects_oldest_seconds{kind="refresh_card",state="dead"} 30',
    ]);
    expect(linesAbout(first, 'firebreak_database_up')).toEqual(['firebreak_database_up 1']);
    expect(linesAbout((await get(`${url}/metrics`)).body, 'firebreak_effects')).toEqual([]);
  });

  it('still answers while the database is down, and says so', async () => {
    const down = () => Promise.reject(new Error('down'));
    const metrics = createMetrics({
      poolLoad: () => ({ maxConnections: 12, active: 3, waiting: 1 }),
      pingDatabase: down,
      effectDepth: down,
      clock: () => new Date(0),
    });
    const { status, body } = await get(`${await aServer({}, metrics)}/metrics`);
    expect(status).toBe(200);
    expect(linesAbout(body, 'firebreak_database')).toEqual([
      'firebreak_database_up 0',
      'firebreak_database_transactions{state="active"} 3',
      'firebreak_database_transactions{state="waiting"} 1',
      'firebreak_database_connections_max 12',
    ]);
    expect(linesAbout(body, 'firebreak_effects')).toEqual([]);
  });
});

function linesAbout(body: string, name: string): string[] {
  return body.split('\n').filter((line) => line.startsWith(name));
}
