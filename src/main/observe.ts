import type { Observer } from '../commands/app-context.js';
import type { CallOutcome, Metrics } from '../http/metrics.js';
import type { Log } from '../log.js';
import type { SlackCall } from '../slack/web-api.js';

/** Counts and logs what people asked for. */
export function observer(log: Log, metrics: Metrics): Observer {
  return {
    answered: ({ error, ...answered }) => {
      const { command, outcome, ms } = answered;
      metrics.commandAcked({ command, outcome, ms });
      if (outcome === 'failed') log.error('request_failed', { ...answered, error });
      else log.info('request', answered);
    },
    undelivered: (facts) => log.warn('answer_undelivered', facts),
  };
}

/** Counts and logs each call of Slack's. */
export function callObserver(log: Log, metrics: Metrics): (call: SlackCall) => void {
  return (call) => {
    metrics.slackCalled({ method: call.method, outcome: callOutcome(call), ms: call.ms });
    log.debug('slack_called', { ...call });
  };
}

function callOutcome(call: SlackCall): CallOutcome {
  switch (call.outcome) {
    case 'ok':
      return 'ok';
    case 'refused':
      return 'error';
    case 'limited':
      return 'rate_limited';
    case 'silent':
      return call.error === 'timeout' ? 'timeout' : 'unreachable';
  }
}
