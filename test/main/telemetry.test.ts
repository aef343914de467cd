import { describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../../src/http/metrics.js';
import { createLog } from '../../src/log.js';
import { otlpMetrics } from '../../src/main/telemetry/otlp-metrics.js';
import { startTracing } from '../../src/main/telemetry/start-tracing.js';
import { traceIds } from '../../src/main/telemetry/trace-ids.js';
import { aCollector } from '../support/a-collector.js';

let spans = 0;
const silent = {
  log: createLog({ level: 'silent' }),
  now: () => Date.parse('2026-03-02T14:00:00Z'),
  newSpanId: () => String(++spans).padStart(16, '0'),
};
const trace = '00f067aa0ba902b7';
const aSpan = { name: 'work', kind: 'internal', trace, attributes: {} } as const;

describe('the ids of a trace', () => {
  it('contain the id of the log, so that a search finds the trace', () => {
    expect(traceIds(trace)).toEqual({
      traceId: '000000000000000000f067aa0ba902b7',
      firstSpanId: '00f067aa0ba902b7',
    });
  });

  it('are valid for traces of another form, and the same each time', () => {
    const { traceId, firstSpanId } = traceIds('copies 7');
    expect([traceId, firstSpanId]).toEqual([
      expect.stringMatching(/^0{16}[0-9a-f]{16}$/),
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
    expect(traceIds('copies 7')).toEqual({ traceId, firstSpanId });
  });
});

describe('tracing', () => {
  it('marks a span whose work fails, and passes the fault on', async () => {
    const collector = await aCollector();
    const tracing = startTracing(collector.config, silent);
    const failing = tracing.begin(aSpan, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await tracing.stop();
    expect(collector.spans.map(({ status }) => status)).toEqual([{ code: 2 }]);
  });

  it('records no step outside of a span', async () => {
    const collector = await aCollector();
    const tracing = startTracing(collector.config, silent);
    expect(await tracing.step('transaction', async () => 7)).toBe(7);
    await tracing.stop();
    expect(collector.bodies).toEqual([]);
  });

  it('puts a call below the open span only if it is of the same trace', async () => {
    const collector = await aCollector();
    const tracing = startTracing(collector.config, silent);
    const other = { ...aSpan, name: 'other', trace: '1111111111111111' };
    await tracing.begin(aSpan, async () => {
      tracing.ended({ ...aSpan, name: 'call' }, { ms: 5, isError: false });
      tracing.ended(other, { ms: 5, isError: false });
    });
    await tracing.stop();
    const parents = collector.spans.map(({ name, parentSpanId }) => [name, parentSpanId]);
    expect(parents).toEqual([
      ['call', trace],
      ['other', undefined],
      ['work', undefined],
    ]);
  });

  it('sends later what a collector could not take, and says once that it could not', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const lines: string[] = [];
    const log = createLog({ level: 'info', stream: { write: (line) => void lines.push(line) } });
    const collector = await aCollector();
    collector.answerWith(503);
    const tracing = startTracing(collector.config, { ...silent, log });
    await tracing.begin(aSpan, async () => {});
    vi.advanceTimersByTime(11_000);
    vi.useRealTimers();
    await expect.poll(() => lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ level: 'warn', msg: 'telemetry_failed', signal: 'traces', why: 'http_503' },
    });
    collector.answerWith(200);
    await tracing.stop();
    expect(collector.spans.map(({ name }) => name)).toEqual(['work']);
    expect(lines[1]).toContain('"msg":"telemetry_sent_again"');
  });

  it('drops spans rather than memory when the collector stays away', async () => {
    const collector = await aCollector();
    const tracing = startTracing(collector.config, silent);
    for (let count = 0; count < 3_000; count++) tracing.ended(aSpan, { ms: 1, isError: false });
    await tracing.stop();
    expect(collector.spans.length).toBe(2_048);
  });
});

describe('metrics for OpenTelemetry', () => {
  it('have the names and values of Prometheus, with buckets that each count their own', async () => {
    const metrics = createMetrics();
    for (const ms of [5, 20, 20, 9_000]) metrics.commandAcked({ command: 'show', outcome: 'accepted', ms });
    metrics.requestRejected({ why: 'malformed' });
    const all = otlpMetrics(await metrics.collect(), { startedAt: 1_000, at: 2_000 });
    const acked = all.find(({ name }) => name === 'firebreak_command_ack_seconds');
    expect(acked).toMatchObject({
      histogram: {
        aggregationTemporality: 2,
        dataPoints: [
          {
            attributes: [
              { key: 'command', value: { stringValue: 'show' } },
              { key: 'outcome', value: { stringValue: 'accepted' } },
            ],
            ...{ startTimeUnixNano: '1000000000', timeUnixNano: '2000000000', count: '4', sum: 9.045 },
            bucketCounts: ['1', '2', '0', '0', '0', '0', '0', '0', '0', '0', '1'],
            explicitBounds: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5],
          },
        ],
      },
    });
    const rejected = all.find(({ name }) => name === 'firebreak_requests_rejected_total');
    expect(rejected).toMatchObject({ sum: { isMonotonic: true, aggregationTemporality: 2 } });
    expect(JSON.stringify(rejected)).toContain(
      '{"stringValue":"malformed"}}],"startTimeUnixNano":"1000000000","timeUnixNano":"2000000000","asDouble":1}',
    );
  });
});
