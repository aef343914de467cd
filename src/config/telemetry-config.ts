import { type Checked, type ConfigFault, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';
import { outlineOfAddress } from './outline.js';
import { readUrl } from './read-url.js';

/** Where OpenTelemetry's signals go, by the standard variables. */
export interface TelemetryConfig {
  /** Null: no traces. */
  tracesUrl: string | null;
  /** Null: no metrics. */
  metricsUrl: string | null;
  headers: Record<string, string>;
  timeoutMs: number;
  metricIntervalMs: number;
  /** What the signals are about, such as `service.name`. */
  resource: Record<string, string>;
}

/** Null unless an endpoint or an exporter is set: telemetry is off by default. */
export function readTelemetryConfig(env: Environment): Checked<TelemetryConfig | null> {
  const isDisabled = variable(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true';
  const base = readUrl(env, 'OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:4318');
  const traces = readSignal(env, 'TRACES', base);
  const metrics = readSignal(env, 'METRICS', base);
  const protocol = readProtocol(env);
  const headers = readPairs(env, 'OTEL_EXPORTER_OTLP_HEADERS');
  const timeoutMs = readMs(env, 'OTEL_EXPORTER_OTLP_TIMEOUT', 10_000);
  const metricIntervalMs = readMs(env, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000);
  const attributes = readPairs(env, 'OTEL_RESOURCE_ATTRIBUTES');
  const name = variable(env, 'OTEL_SERVICE_NAME');
  if (isDisabled) return valid(null);
  if (
    traces.kind === 'faults' ||
    metrics.kind === 'faults' ||
    headers.kind === 'faults' ||
    timeoutMs.kind === 'faults' ||
    metricIntervalMs.kind === 'faults' ||
    attributes.kind === 'faults'
  )
    return faulty(...faultsIn(base, traces, metrics, headers, timeoutMs, metricIntervalMs, attributes));
  if (traces.value === null && metrics.value === null) return valid(null);
  if (protocol !== null) return faulty(protocol);
  return valid({
    tracesUrl: traces.value,
    metricsUrl: metrics.value,
    headers: headers.value,
    timeoutMs: timeoutMs.value,
    metricIntervalMs: metricIntervalMs.value,
    resource: { 'service.name': 'firebreak', ...attributes.value, ...(name && { 'service.name': name }) },
  });
}

/** The signal's address: its own endpoint as it is, else the common one with a path; null if it is off. */
function readSignal(
  env: Environment,
  signal: 'TRACES' | 'METRICS',
  base: Checked<string | null>,
): Checked<string | null> {
  const where = `OTEL_${signal}_EXPORTER`;
  const exporter = variable(env, where);
  const own = readUrl(env, `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`, 'http://127.0.0.1:4318/v1/traces');
  if (exporter !== null && !exporters.includes(exporter))
    return faulty({
      ...{ where, found: JSON.stringify(exporter), expected: exporters.join(' or ') },
      remedy: "Metrics in Prometheus's format are always at /metrics.",
    });
  if (own.kind === 'faults') return own;
  if (exporter === 'none' || base.kind === 'faults') return valid(null);
  if (own.value !== null) return own;
  if (base.value === null && exporter === null) return valid(null);
  return valid(`${base.value ?? 'http://127.0.0.1:4318'}/v1/${signal.toLowerCase()}`);
}

const exporters = ['otlp', 'none'];

function readProtocol(env: Environment): ConfigFault | null {
  const where = 'OTEL_EXPORTER_OTLP_PROTOCOL';
  const protocol = variable(env, where) ?? 'http/json';
  if (protocol === 'http/json') return null;
  return {
    ...{ where, found: JSON.stringify(protocol), expected: 'http/json' },
    remedy: 'Leave it unset: the OpenTelemetry Collector takes JSON on its HTTP port, 4318.',
  };
}

/** `key=value,key2=value2`, with values in percent-encoding. Names no value: headers hold secrets. */
function readPairs(env: Environment, where: string): Checked<Record<string, string>> {
  const parts = (variable(env, where) ?? '').split(',').filter((part) => part.trim() !== '');
  const pairs = parts.map((part) => pairOf(part));
  const known = pairs.filter((pair) => pair !== null);
  if (known.length === pairs.length) return valid(Object.fromEntries(known));
  return faulty({
    ...{ where, found: `a pair that can't be read, number ${pairs.indexOf(null) + 1}` },
    expected: 'key=value,key=value',
    remedy: 'Write % , and = inside a value as %25, %2C and %3D.',
  });
}

function pairOf(part: string): [string, string] | null {
  const [, key = '', value = ''] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
  try {
    return key === '' ? null : [key, decodeURIComponent(value)];
  } catch {
    return null;
  }
}

function readMs(env: Environment, where: string, usual: number): Checked<number> {
  const value = variable(env, where);
  if (value === null) return valid(usual);
  if (/^[1-9]\d{0,8}$/.test(value)) return valid(Number(value));
  return faulty({
    ...{ where, found: outlineOfAddress(value), expected: 'milliseconds, from 1' },
    remedy: `Leave it unset for ${usual}.`,
  });
}
