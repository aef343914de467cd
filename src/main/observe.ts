import type { Observer } from '../commands/app-context.js';
import type { CallOutcome, Metrics } from '../http/metrics.js';
import type { Log } from '../log.js';
import type { SlackCall } from '../slack/web-api.js';
import type { Tracing } from './telemetry/tracing.js';

interface Watch {
  metrics: Metrics;
  tracing: Tracing;
}

/** Counts and logs people's requests. */
export function observer(log: Log, { metrics, tracing }: Watch): Observer {
  return {
    answered: ({ error, ...request }) => {
      const { command, outcome, ms } = request;
      metrics.commandAcked({ command, outcome, ms });
      tracing.describe({ 'firebreak.command': command, 'firebreak.outcome': outcome });
      if (outcome === 'failed') log.error('request_failed', { ...request, error });
      else log.info('request', request);
    },
    undelivered: (details) => log.warn('answer_undelivered', details),
  };
}

/** Counts, traces and logs each call to Slack. */
export function callObserver(log: Log, { metrics, tracing }: Watch): (call: SlackCall) => void {
  return (call) => {
    const { method, trace, ms } = call;
    const outcome = callOutcome(call);
    metrics.slackCalled({ method, outcome, ms });
    const attributes = {
      ...{ 'slack.method': method, 'firebreak.outcome': outcome },
      ...(call.error !== null && { 'error.type': call.error }),
    };
    tracing.ended(
      { name: `slack ${method}`, kind: 'client', trace, attributes },
      { ms, isError: outcome !== 'ok' },
    );
    log.debug('slack_called', { ...call });
  };
}

function callOutcome(call: SlackCall): CallOutcome {
  switch (call.outcome) {
    case 'ok':
      return 'ok';
    case 'rejected':
      return 'error';
    case 'limited':
      return 'rate_limited';
    case 'silent':
      return call.error === 'timeout' ? 'timeout' : 'unreachable';
  }
}
