import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { TelemetryConfig } from '../../src/config/telemetry-config.js';

const attribute = z.object({
  key: z.string(),
  value: z.union([
    z.strictObject({ stringValue: z.string() }),
    z.strictObject({ intValue: z.string() }),
    z.strictObject({ doubleValue: z.number() }),
  ]),
});
const attributes = z
  .array(attribute)
  .transform((all) => Object.fromEntries(all.map(({ key, value }) => [key, Object.values(value)[0]])));
const resource = z.object({ attributes });
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const span = z.strictObject({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: hex(16).optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string().regex(/^\d{19}$/),
  endTimeUnixNano: z.string().regex(/^\d{19}$/),
  attributes,
  status: z.object({ code: z.number() }),
});
const traces = z.object({
  resourceSpans: z.array(z.object({ resource, scopeSpans: z.array(z.object({ spans: z.array(span) })) })),
});
const metric = z.looseObject({ name: z.string(), description: z.string() });
const metrics = z.object({
  resourceMetrics: z.array(
    z.object({ resource, scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) }),
  ),
});

/** An OpenTelemetry collector that takes OTLP in JSON and keeps it. */
export interface Collector {
  config: TelemetryConfig & { tracesUrl: string; metricsUrl: string };
  spans: z.infer<typeof span>[];
  metrics: z.infer<typeof metric>[];
  /** Everything that it was sent, as text. */
  bodies: string[];
  resources: z.infer<typeof resource>[];
  /** What it answers from now on; default 200. */
  answerWith(status: number): void;
}

export async function aCollector(): Promise<Collector> {
  let status = 200;
  const kept: Pick<Collector, 'spans' | 'metrics' | 'bodies' | 'resources'> = {
    ...{ spans: [], metrics: [], bodies: [], resources: [] },
  };
  const server = createServer(async (request, response) => {
    const body = await json(request);
    if (status === 200) keep(kept, request.url ?? '', body);
    response.writeHead(status).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const config = {
    ...{ tracesUrl: `${url}/v1/traces`, metricsUrl: `${url}/v1/metrics`, headers: {} },
    ...{ timeoutMs: 2_000, metricIntervalMs: 60_000, resource: { 'service.name': 'firebreak' } },
  };
  return {
    ...kept,
    config,
    answerWith: (next) => {
      status = next;
    },
  };
}

function keep(
  kept: Pick<Collector, 'spans' | 'metrics' | 'bodies' | 'resources'>,
  path: string,
  body: unknown,
): void {
  kept.bodies.push(JSON.stringify(body));
  if (path === '/v1/traces')
    for (const { resource, scopeSpans } of traces.parse(body).resourceSpans) {
      kept.resources.push(resource);
      kept.spans.push(...scopeSpans.flatMap(({ spans }) => spans));
    }
  else
    for (const { resource, scopeMetrics } of metrics.parse(body).resourceMetrics) {
      kept.resources.push(resource);
      kept.metrics.push(...scopeMetrics.flatMap(({ metrics }) => metrics));
    }
}
