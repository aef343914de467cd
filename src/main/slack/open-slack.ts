import type { Dispatcher } from 'undici';
import type { Metrics } from '../../http/metrics.js';
import type { Part } from '../../http/readiness.js';
import type { Installation } from '../../slack/installation.js';
import type { RespondTo } from '../../slack/perform/perform-context.js';
import { openProxy } from '../../slack/proxy.js';
import { openResponder } from '../../slack/respond.js';
import type { SlackCall } from '../../slack/web-api.js';
import type { Base } from '../base.js';
import { callObserver } from '../observe.js';
import type { Tracing } from '../telemetry/tracing.js';
import { install } from './install.js';
import { openTokenWatch } from './token-watch.js';

/** Calls to Slack, in the one workspace where Firebreak is installed. */
export interface Slack {
  /** The installation; null until it is `use`d. */
  installation(): Installation | null;
  /** The installation in this workspace, if there is one. */
  installed(workspaceId: string): Installation | null;
  /** Waits until Slack accepts the bot's token; null if `signal` aborts first. */
  install(signal: AbortSignal): Promise<Installation | null>;
  use(installation: Installation): void;
  /** Answers a payload at its `response_url`. */
  respond: RespondTo;
  /** Whether Slack accepts the bot's token. */
  part(): Part;
  /** What calls and sockets go through; null: they go directly. */
  proxy: Dispatcher | null;
  stop(): Promise<void>;
}

/** Timeout of one call to Slack, unless configured. */
const defaultTimeoutMs = 10_000;

export function openSlack(
  { config, log, now, newTrace }: Base,
  watch: { metrics: Metrics; tracing: Tracing },
): Slack {
  let installation: Installation | null = null;
  const token = openTokenWatch({ ask: async () => installation?.call('auth.test', {}, newTrace()), log });
  const observeCall = callObserver(log, watch);
  const onCall = (call: SlackCall): void => {
    observeCall(call);
    token.observe(call);
  };
  const timeoutMs = config.slack.timeoutMs ?? defaultTimeoutMs;
  const { proxies } = config.slack;
  const proxy = proxies && openProxy(proxies);
  return {
    installation: () => installation,
    installed: (workspaceId) => (installation?.workspaceId === workspaceId ? installation : null),
    install: (signal) => install(config.slack, { timeoutMs, proxy, onCall, log, now, signal }),
    use: (accepted) => {
      installation = accepted;
    },
    respond: openResponder({ timeoutMs, proxy, onCall }),
    part: () => (installation ? token.part() : notAccepted),
    proxy,
    stop: async () => {
      await token.stop();
      await proxy?.destroy();
    },
  };
}

const notAccepted: Part = { kind: 'not_ready', why: 'Slack has not accepted SLACK_BOT_TOKEN yet' };
