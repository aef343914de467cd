import type { Dict } from '../json.js';

/** Something on its way to the app. */
export interface Parcel {
  kind: DeliveryKind;
  payload: Dict;
  /** 0 at first; counts Slack's attempts again. */
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

/** What came back. `failed` is Slack's word when the app did not take it properly within the time to acknowledge. */
export interface Receipt {
  /** HTTP status; 200 for a Socket Mode acknowledgement; undefined when nothing came. */
  status: number | undefined;
  body: unknown;
  ms: number;
  failed?: 'operation_timeout' | 'dispatch_failed';
  /** Why the app did not take it, in one sentence for its developer. */
  why?: string;
  /** Why an event is sent again, in the words of `x-slack-retry-reason`. */
  retryReason?: 'http_timeout' | 'http_error' | 'connection_failed';
  noRetry?: boolean;
}

/** The receipt of a parcel that the app did not acknowledge within `ackMs`. */
export function tooLate(ackMs: number): Omit<Receipt, 'ms'> {
  const why = `No acknowledgement within ${ackMs / 1000} s`;
  return { status: undefined, body: '', failed: 'operation_timeout', retryReason: 'http_timeout', why };
}

/** A parcel with its receipt, as tests read it. */
export interface Delivery extends Receipt {
  number: number;
  kind: DeliveryKind;
  payload: Dict;
  at: Date;
  retryNum: number;
  /** Where to: a request URL, or `socket`. */
  to: string;
}
