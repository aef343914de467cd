import type { Courier } from '../delivery/courier.js';
import type { Workspace } from '../state/workspace.js';
import type { CallLog } from '../web-api/call-log.js';
import { type LogLine, lineOfCall, lineOfDelivery } from './log-line.js';
import { withoutSecrets } from './without-secrets.js';

interface LogSources {
  log: CallLog;
  courier: Courier;
}

/** Request and response as JSON, without secrets. */
export interface LogDetails {
  asked: unknown;
  answered: unknown;
}

/** The last `limit` calls and payloads, oldest first. */
export function readLog(workspace: Workspace, { log, courier }: LogSources, limit: number): LogLine[] {
  const calls = log.calls.slice(-limit).map((call) => lineOfCall(workspace, call));
  const payloads = courier.deliveries.slice(-limit).map((one) => lineOfDelivery(workspace, one));
  return [...calls, ...payloads].sort((a, b) => a.at - b.at).slice(-limit);
}

/** Details of one log line; undefined if it is no longer stored. */
export function readLogDetails({ log, courier }: LogSources, key: string): LogDetails | undefined {
  const call = log.calls.find(({ number }) => key === `call-${number}`);
  if (call) return { asked: withoutSecrets(call.args), answered: withoutSecrets(call.response ?? null) };
  const delivery = courier.deliveries.find(({ number }) => key === `payload-${number}`);
  if (!delivery) return undefined;
  return { asked: withoutSecrets(delivery.payload), answered: withoutSecrets(delivery.body) };
}
