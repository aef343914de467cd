import type { TelemetryConfig } from '../../config/telemetry-config.js';
import type { Metrics } from '../../http/metrics.js';
import type { Log } from '../../log.js';
import { attributesOf } from './otlp.js';
import { otlpMetrics } from './otlp-metrics.js';
import { reportSending } from './report-sending.js';
import { sendOtlp } from './send-otlp.js';

/** Sends the metrics that `/metrics` shows to the collector at an interval. `stop` sends the last values. */
export function startMetrics(
  config: TelemetryConfig & { metricsUrl: string },
  { metrics, log, now }: { metrics: Pick<Metrics, 'collect'>; log: Log; now: () => number },
): { stop(): Promise<void> } {
  const startedAt = now();
  const report = reportSending('metrics', log);
  const resource = { attributes: attributesOf(config.resource) };
  const send = async (): Promise<void> => {
    const values = otlpMetrics(await metrics.collect(), { startedAt, at: now() });
    const scopeMetrics = [{ scope: { name: 'firebreak' }, metrics: values }];
    report(await sendOtlp(config.metricsUrl, { resourceMetrics: [{ resource, scopeMetrics }] }, config), 0);
  };
  const timer = setInterval(() => void send(), config.metricIntervalMs).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return send();
    },
  };
}
