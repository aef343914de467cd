import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createGauges, type MetricSources } from './gauges.js';

/** The outcome of a command, button or form, as the person saw it. */
type CommandOutcome = 'accepted' | 'refused' | 'failed';
/** The outcome of a call to Slack's Web API. */
export type CallOutcome = 'ok' | 'error' | 'rate_limited' | 'timeout' | 'unreachable';
/** The outcome of an attempt to deliver an effect. */
type EffectOutcome = 'done' | 'rejected' | 'later' | 'dead';
/** Why a request was rejected before it was processed. */
const rejectedWhys = ['bad_signature', 'stale_timestamp', 'malformed', 'too_large'] as const;
type RejectedWhy = (typeof rejectedWhys)[number];

/** Counters and histograms. Labels are fixed words: nothing from an incident, person or workspace. */
export interface Metrics {
  /** `command` is the command's name, never what was typed; `ms` runs from receiving to acknowledging it. */
  commandAcked(event: { command: string; outcome: CommandOutcome; ms: number }): void;
  slackCalled(event: { method: string; outcome: CallOutcome; ms: number }): void;
  effectFinished(event: { kind: string; outcome: EffectOutcome }): void;
  requestRejected(event: { why: RejectedWhy }): void;
  /** A whole delivery run for an incident failed, by a fault that is not Slack's. */
  deliveryFailed(): void;
  /** The policy file was read again; `isTaken`: the server works by what it says. */
  policyRead(event: { isTaken: boolean }): void;
  /** Slack reported dropped events. */
  eventsDropped(): void;
  /** A scheduled backup could not be made. */
  backupFailed(): void;
  /** The clock looked for nudges; `lagMs`: for how long the one that waited longest had been due. */
  clockTicked(tick: { at: Date; lagMs: number }): void;
  /**
   * All metrics in Prometheus's text format; refreshes the gauges first. Never rejects because of a failing source.
   */
  expose(): Promise<{ contentType: string; text: string }>;
  /** The same values as data. */
  collect(): Promise<CollectedMetric[]>;
}

/** A metric with its values. A histogram's have a `metricName`, such as `…_bucket`. */
export interface CollectedMetric {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram' | 'summary';
  values: { value: number; labels: Record<string, string | number>; metricName?: string }[];
}

const ackSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];
const callSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Creates the metrics in their own registry, together with the default process metrics. */
export function createMetrics(sources?: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const refresh = sources ? createGauges(registry, sources) : async () => {};
  const acked = new Histogram({
    name: 'firebreak_command_ack_seconds',
    help: 'Time from receiving a command, button or form to acknowledging it. Slack waits 3 seconds.',
    labelNames: ['command', 'outcome'],
    buckets: ackSeconds,
    registers,
  });
  const unsaved = new Counter({
    name: 'firebreak_commands_failed_total',
    help: 'Commands, buttons and forms that could not be saved; the log has the cause.',
    registers,
  });
  const called = new Histogram({
    name: 'firebreak_slack_call_seconds',
    help: "Duration of calls to Slack's Web API.",
    labelNames: ['method', 'outcome'],
    buckets: callSeconds,
    registers,
  });
  const finished = new Counter({
    name: 'firebreak_effect_attempts_total',
    help: 'Attempts to deliver an effect to Slack, by outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const rejected = new Counter({
    name: 'firebreak_requests_rejected_total',
    help: 'HTTP requests rejected before processing, by reason.',
    labelNames: ['why'],
    registers,
  });
  // From zero, so that `increase()` sees the first one.
  for (const why of rejectedWhys) rejected.inc({ why }, 0);
  const failed = new Counter({
    name: 'firebreak_delivery_failures_total',
    help: 'Delivery runs of an incident that failed for a reason other than Slack; the log has the cause.',
    registers,
  });
  const dropped = new Counter({
    name: 'firebreak_slack_events_dropped_total',
    help: 'Reports from Slack that it is dropping events, which it does after 30,000 in an hour.',
    registers,
  });
  const policyTaken = new Gauge({
    name: 'firebreak_policy_last_reload_successful',
    help: 'Whether the policy was right when it was last read (1), or the server goes on with the one before (0).',
    registers,
  });
  policyTaken.set(1);
  const unmade = new Counter({
    name: 'firebreak_backup_failures_total',
    help: 'Scheduled backups that could not be made; the log has the cause.',
    registers,
  });
  const tickedAt = new Gauge({
    name: 'firebreak_nudges_last_tick_timestamp_seconds',
    help: 'When this process last looked for due nudges. Another process may have done so since.',
    registers,
  });
  const lag = new Gauge({
    name: 'firebreak_nudges_lag_seconds',
    help: 'For how long the nudge that waited longest had been due at the last tick.',
    registers,
  });
  return {
    commandAcked: ({ command, outcome, ms }) => {
      acked.observe({ command, outcome }, ms / 1_000);
      if (outcome === 'failed') unsaved.inc();
    },
    slackCalled: ({ method, outcome, ms }) => called.observe({ method, outcome }, ms / 1_000),
    effectFinished: ({ kind, outcome }) => finished.inc({ kind, outcome }),
    requestRejected: ({ why }) => rejected.inc({ why }),
    deliveryFailed: () => failed.inc(),
    policyRead: ({ isTaken }) => policyTaken.set(isTaken ? 1 : 0),
    eventsDropped: () => dropped.inc(),
    backupFailed: () => unmade.inc(),
    clockTicked: ({ at, lagMs }) => {
      tickedAt.set(at.getTime() / 1_000);
      lag.set(lagMs / 1_000);
    },
    expose: async () => {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    collect: async () => {
      await refresh();
      return (await registry.getMetricsAsJSON()).map(collected);
    },
  };
}

type Collected = Awaited<ReturnType<Registry['getMetricsAsJSON']>>[number];

function collected({ name, help, type, values }: Collected): CollectedMetric {
  // Declared as a number, but it is a word.
  const known = types.find((one) => one === String(type)) ?? 'gauge';
  return { name, help, type: known, values: values.map(sampleOf) };
}

const types = ['counter', 'gauge', 'histogram', 'summary'] as const;

function sampleOf(one: Collected['values'][number]): CollectedMetric['values'][number] {
  const labels = Object.entries(one.labels).flatMap(([label, value]) =>
    value === undefined ? [] : [[label, value] as const],
  );
  const metricName = 'metricName' in one ? String(one.metricName) : undefined;
  return {
    value: one.value,
    labels: Object.fromEntries(labels),
    ...(metricName !== undefined && { metricName }),
  };
}
