import type { Observer } from '../commands/app-context.js';
import type { CallOutcome, Metrics } from '../http/metrics.js';
import type { Log } from '../log.js';
import type { SlackCall } from '../slack/web-api.js';

/** Counts and logs people's requests. */
export function observer(log: Log, metrics: Metrics): Observer {
  return {
    answered: ({ error, ...request }) => {
      const { command, outcome, ms } = request;
      metrics.commandAcked({ command, outcome, ms });
      if (outcome === 'failed') log.error('request_failed', { ...request, error });
      else log.info('request', request);
    },
    undelivered: (details) => log.warn('answer_undelivered', details),
  };
}

/** Counts and logs each call to Slack. */
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
    case 'rejected':
      return 'error';
    case 'limited':
      return 'rate_limited';
    case 'silent':
      return call.error === 'timeout' ? 'timeout' : 'unreachable';
  }
}
