import type { Metrics } from '../../http/metrics.js';
import type { Base } from '../base.js';
import { noTracing, type Tracing } from './tracing.js';

/** Tracing as configured. What sends it is loaded only if it is on. */
export async function openTracing(base: Base): Promise<Tracing> {
  const telemetry = telemetryOf(base);
  if (!telemetry || telemetry.tracesUrl === null) return noTracing;
  const { startTracing } = await import('./start-tracing.js');
  // A trace of ours is as long as a span's id.
  const { log, now, newTrace: newSpanId } = base;
  return startTracing({ ...telemetry, tracesUrl: telemetry.tracesUrl }, { log, now, newSpanId });
}

/** Sends the metrics too, if that is configured. */
export async function openMetricsExport(base: Base, metrics: Metrics): Promise<{ stop(): Promise<void> }> {
  const telemetry = telemetryOf(base);
  if (!telemetry || telemetry.metricsUrl === null) return { stop: async () => {} };
  const { startMetrics } = await import('./start-metrics.js');
  return startMetrics({ ...telemetry, metricsUrl: telemetry.metricsUrl }, { ...base, metrics });
}

/** The configuration, with what tells replicas apart. */
function telemetryOf({ config: { telemetry }, processId }: Base) {
  if (!telemetry) return null;
  const resource = { 'service.instance.id': String(processId), ...telemetry.resource };
  return { ...telemetry, resource };
}
