import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { createGauges, type MetricSources } from './gauges.js';

/** What became of a person's command, button or form, as far as the person saw. */
type CommandOutcome = 'accepted' | 'rejected' | 'failed';
/** How a call of Slack's Web API ended. */
export type CallOutcome = 'ok' | 'error' | 'rate_limited' | 'timeout' | 'unreachable';
/** How an attempt to deliver an effect ended. */
type EffectOutcome = 'done' | 'refused' | 'later' | 'dead';
/** Why a request was turned away before anybody looked into it. */
type RejectedWhy = 'bad_signature' | 'stale_timestamp' | 'malformed' | 'too_large';

/** Where the program counts what it does. Labels are fixed words: nothing of an incident, person or workspace. */
export interface Metrics {
  /** `command`: the command's name, never what was typed. `ms`: from receiving it to acknowledging it. */
  commandAcked(event: { command: string; outcome: CommandOutcome; ms: number }): void;
  slackCalled(event: { method: string; outcome: CallOutcome; ms: number }): void;
  effectFinished(event: { kind: string; outcome: EffectOutcome }): void;
  requestRejected(event: { why: RejectedWhy }): void;
  /** All that is to be told of an incident has failed at once, by a fault that is none of Slack's. */
  deliveryFailed(): void;
  /** Slack has said that it is dropping events. */
  eventsDropped(): void;
  /** Everything in Prometheus's text format; asks the sources anew. Never rejects for a source that fails. */
  expose(): Promise<{ contentType: string; text: string }>;
}

const ackSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];
const callSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own, with the process's own numbers. `sources` are asked at each scrape. */
export function createMetrics(sources?: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const refresh = sources ? createGauges(registry, sources) : async () => {};
  const acked = new Histogram({
    name: 'firebreak_command_ack_seconds',
    help: 'Time from receiving a command, button or form to acknowledging it; Slack waits 3 seconds.',
    labelNames: ['command', 'outcome'],
    buckets: ackSeconds,
    registers,
  });
  const called = new Histogram({
    name: 'firebreak_slack_call_seconds',
    help: "Time of calls to Slack's Web API.",
    labelNames: ['method', 'outcome'],
    buckets: callSeconds,
    registers,
  });
  const finished = new Counter({
    name: 'firebreak_effect_attempts_total',
    help: 'Attempts to tell Slack one thing, by how they ended.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const refused = new Counter({
    name: 'firebreak_requests_rejected_total',
    help: 'Requests turned away before anybody looked into them.',
    labelNames: ['why'],
    registers,
  });
  const failed = new Counter({
    name: 'firebreak_delivery_failures_total',
    help: "How often nothing could be told to Slack of an incident, by a fault that is none of Slack's; the log has the cause.",
    registers,
  });
  const dropped = new Counter({
    name: 'firebreak_slack_events_dropped_total',
    help: 'How often Slack has said that it is dropping events, which it does after 30,000 in an hour.',
    registers,
  });
  return {
    commandAcked: ({ command, outcome, ms }) => acked.observe({ command, outcome }, ms / 1_000),
    slackCalled: ({ method, outcome, ms }) => called.observe({ method, outcome }, ms / 1_000),
    effectFinished: ({ kind, outcome }) => finished.inc({ kind, outcome }),
    requestRejected: ({ why }) => refused.inc({ why }),
    deliveryFailed: () => failed.inc(),
    eventsDropped: () => dropped.inc(),
    expose: async () => {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
