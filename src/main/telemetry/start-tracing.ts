import { AsyncLocalStorage } from 'node:async_hooks';
import type { TelemetryConfig } from '../../config/telemetry-config.js';
import type { Log } from '../../log.js';
import { type Attribute, attributesOf, nanoseconds } from './otlp.js';
import { reportSending } from './report-sending.js';
import { sendOtlp } from './send-otlp.js';
import { traceIds } from './trace-ids.js';
import type { SpanFacts, Tracing } from './tracing.js';

/** Spans that wait while the collector doesn't answer; further ones are dropped. */
const maxWaiting = 2_048;
const maxAtOnce = 512;
const everyMs = 5_000;

/** A span that runs here; what starts meanwhile is below it. */
interface OpenSpan {
  traceId: string;
  spanId: string;
  trace: string;
  attributes: SpanFacts['attributes'];
}

/** A span in OTLP's JSON form. */
interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  status: { code: number };
}

const kinds: Record<SpanFacts['kind'], number> = { internal: 1, server: 2, client: 3, consumer: 5 };

/** Sends spans to the collector every few seconds. Loses some rather than keep people or memory waiting. */
export function startTracing(
  config: TelemetryConfig & { tracesUrl: string },
  { log, now, newSpanId }: { log: Log; now: () => number; newSpanId: () => string },
): Tracing {
  const open = new AsyncLocalStorage<OpenSpan>();
  const sender = openSender(config, log);
  const run = async <T>(
    { name, kind, trace, attributes }: SpanFacts,
    { spanId, parent }: { spanId: string; parent: string | null },
    work: () => Promise<T>,
  ): Promise<T> => {
    const span: OpenSpan = { traceId: traceIds(trace).traceId, spanId, trace, attributes: { ...attributes } };
    const [startedAt, started] = [now(), performance.now()];
    let isError = false;
    try {
      return await open.run(span, work);
    } catch (error) {
      isError = true;
      throw error;
    } finally {
      const ms = performance.now() - started;
      sender.add(otlpSpan({ ...span, name, kind, parent, startedAt, ms, isError }));
    }
  };
  return {
    begin: (span, work) => run(span, { spanId: traceIds(span.trace).firstSpanId, parent: null }, work),
    goOn: (span, work) => {
      const parent = span.hasBegun ? traceIds(span.trace).firstSpanId : null;
      return run(span, { spanId: newSpanId(), parent }, work);
    },
    step: (name, work) => {
      const above = open.getStore();
      if (!above) return work();
      const { trace, spanId: parent } = above;
      return run({ name, trace, kind: 'internal', attributes: {} }, { spanId: newSpanId(), parent }, work);
    },
    describe: (attributes) => void Object.assign(open.getStore()?.attributes ?? {}, attributes),
    ended: ({ trace, ...span }, { ms, isError }) => {
      const { traceId } = traceIds(trace);
      const above = open.getStore();
      const parent = above?.traceId === traceId ? above.spanId : null;
      const startedAt = now() - ms;
      sender.add(otlpSpan({ ...span, trace, traceId, spanId: newSpanId(), parent, startedAt, ms, isError }));
    },
    stop: () => sender.stop(),
  };
}

function otlpSpan(
  span: SpanFacts & {
    traceId: string;
    spanId: string;
    parent: string | null;
    startedAt: number;
    ms: number;
    isError: boolean;
  },
): OtlpSpan {
  const { traceId, spanId, parent, name, kind, trace, startedAt, ms, isError } = span;
  return {
    ...{ traceId, spanId, ...(parent !== null && { parentSpanId: parent }), name, kind: kinds[kind] },
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + ms),
    attributes: attributesOf({ 'firebreak.trace': trace, ...span.attributes }),
    status: { code: isError ? 2 : 0 },
  };
}

function openSender(config: TelemetryConfig & { tracesUrl: string }, log: Log) {
  const waiting: OtlpSpan[] = [];
  const report = reportSending('traces', log);
  let dropped = 0;
  let sending = Promise.resolve();
  const sendOnce = async (): Promise<void> => {
    while (waiting.length > 0) {
      const spans = waiting.slice(0, maxAtOnce);
      const sent = await sendOtlp(config.tracesUrl, requestOf(config, spans), config);
      report(sent, dropped);
      if (sent.kind === 'later') return;
      waiting.splice(0, spans.length);
      dropped = 0;
    }
  };
  const send = () => {
    sending = sending.then(sendOnce);
    return sending;
  };
  const timer = setInterval(() => void send(), everyMs).unref();
  return {
    add: (span: OtlpSpan): void => {
      if (waiting.length >= maxWaiting) dropped++;
      else waiting.push(span);
    },
    stop: (): Promise<void> => {
      clearInterval(timer);
      return send();
    },
  };
}

function requestOf({ resource }: TelemetryConfig, spans: OtlpSpan[]): unknown {
  const scopeSpans = [{ scope: { name: 'firebreak' }, spans }];
  return { resourceSpans: [{ resource: { attributes: attributesOf(resource) }, scopeSpans }] };
}
