/** A method's name, `*` for all, `response_url` for posts to one, or a test of the call. */
export type FaultTarget = string | ((call: { method: string; args: Record<string, unknown> }) => boolean);

export interface FaultOptions {
  /** How many calls it strikes; 1 unless said. `Infinity` until it is lifted. */
  times?: number;
  /** How many fitting calls pass before it strikes; 0 unless said. */
  after?: number;
  /** Strikes only calls with fitting arguments. */
  when?: (call: { method: string; args: Record<string, unknown> }) => boolean;
}

/** Ways in which Slack may fail. Each gives a function that lifts the fault. */
export interface Faults {
  /** `{ ok: false, error }`, nothing done. */
  fail(method: FaultTarget, error: string, o?: FaultOptions): () => void;
  /** An HTTP status with an HTML body, nothing done. */
  status(method: FaultTarget, httpStatus: number, o?: FaultOptions): () => void;
  /** 429 with Retry-After, nothing done; text stands there as it is. A function is asked at each call that it strikes. */
  rateLimit(
    method: FaultTarget,
    retryAfterSeconds: number | string | (() => number),
    o?: FaultOptions,
  ): () => void;
  /** No answer for `ms`, then the socket is cut; nothing done. */
  hang(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Everything done, then the socket is cut instead of an answer. */
  loseReply(method: FaultTarget, o?: FaultOptions): () => void;
  /** The socket is cut at once, and everything done only after `ms`. */
  doneLate(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** No answer for `ms`, then everything done, and the socket cut. */
  doneUnheard(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Everything done at once, and answered only after `ms`. */
  answerLate(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Everything done, then this body, with status 200, instead of Slack's answer. */
  garble(method: FaultTarget, body: string, o?: FaultOptions): () => void;
  /** The socket is cut before anything is done. */
  dropBefore(method: FaultTarget, o?: FaultOptions): () => void;
  /** Adds `ms` to every call. */
  slow(ms: number): () => void;
  /** Cuts all Socket Mode connections without a word. */
  dropSockets(): void;
  /** Sends Socket Mode's `disconnect` on every connection. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Every payload reaches the app so many times. */
  duplicateDeliveries(times: number): () => void;
}

export type FaultAct =
  | { kind: 'fail'; error: string }
  | { kind: 'status'; status: number }
  | { kind: 'rate_limit'; seconds: number | string }
  | { kind: 'hang'; ms: number }
  | { kind: 'lose_reply' }
  | { kind: 'done_unheard'; ms: number }
  | { kind: 'answer_late'; ms: number }
  | { kind: 'garble'; body: string }
  | { kind: 'done_late'; ms: number }
  | { kind: 'drop_before' };
