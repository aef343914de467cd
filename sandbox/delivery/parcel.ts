import type { Dict } from '../json.js';

/** A payload for the app. */
export interface Parcel {
  kind: DeliveryKind;
  payload: Dict;
  /** 0 at first; counts Slack's retries. */
  retryNum: number;
  retryReason?: string;
}

export type DeliveryKind =
  | 'command'
  | 'event'
  | 'block_actions'
  | 'block_suggestion'
  | 'view_submission'
  | 'view_closed'
  | 'shortcut'
  | 'message_action';

/** The app's response. `failed` is Slack's error if the app did not acknowledge correctly in time. */
export interface Receipt {
  /** HTTP status; 200 for a Socket Mode acknowledgement; undefined without a response. */
  status: number | undefined;
  body: unknown;
  ms: number;
  failed?: 'operation_timeout' | 'dispatch_failed';
  /** Why the delivery failed, in one sentence for developers. */
  why?: string;
  /** Why the event is retried, as in `x-slack-retry-reason`. */
  retryReason?: 'http_timeout' | 'http_error' | 'connection_failed';
  noRetry?: boolean;
}

/** The receipt of a parcel that was not acknowledged within `ackMs`. */
export function tooLate(ackMs: number): Omit<Receipt, 'ms'> {
  const why = `No acknowledgement within ${ackMs / 1000} s`;
  return { status: undefined, body: '', failed: 'operation_timeout', retryReason: 'http_timeout', why };
}

/** A parcel with its receipt. */
export interface Delivery extends Receipt {
  number: number;
  kind: DeliveryKind;
  payload: Dict;
  at: Date;
  retryNum: number;
  /** A request URL, or `socket`. */
  to: string;
}
