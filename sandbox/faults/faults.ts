/** A method's name, `*` for all, `response_url` and `upload` for posts to such a URL, or a predicate. */
export type FaultTarget = string | ((call: { method: string; args: Record<string, unknown> }) => boolean);

export interface FaultOptions {
  /** How many calls it strikes; default 1, `Infinity` until removed. */
  times?: number;
  /** How many matching calls succeed first; default 0. */
  after?: number;
  /** Strikes only calls that match. */
  when?: (call: { method: string; args: Record<string, unknown> }) => boolean;
}

/** Ways to make Slack fail. Each returns a function that removes the fault. */
export interface Faults {
  /** Returns `{ ok: false, error }` and does nothing. */
  fail(method: FaultTarget, error: string, o?: FaultOptions): () => void;
  /** Returns an HTTP status with an HTML body and does nothing. */
  status(method: FaultTarget, httpStatus: number, o?: FaultOptions): () => void;
  /** Returns 429 with Retry-After and does nothing. Text is sent as is; a function is called for each struck call. */
  rateLimit(
    method: FaultTarget,
    retryAfterSeconds: number | string | (() => number),
    o?: FaultOptions,
  ): () => void;
  /** Closes the socket after `ms` without a reply and does nothing. */
  hang(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Does the work, then closes the socket without a reply. */
  loseReply(method: FaultTarget, o?: FaultOptions): () => void;
  /** Closes the socket at once and does the work after `ms`. */
  doneLate(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Stays silent for `ms`, then does the work and cuts the connection. */
  doneUnheard(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Does the work at once and replies after `ms`. */
  answerLate(method: FaultTarget, ms: number, o?: FaultOptions): () => void;
  /** Does the work, then returns this body with status 200 instead of Slack's reply. */
  garble(method: FaultTarget, body: string, o?: FaultOptions): () => void;
  /** Closes the socket before doing anything. */
  dropBefore(method: FaultTarget, o?: FaultOptions): () => void;
  /** Adds `ms` to every call. */
  slow(ms: number): () => void;
  /** Closes all Socket Mode connections without notice. */
  dropSockets(): void;
  /** Sends Socket Mode's `disconnect` on every connection. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Delivers every payload this many times. */
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
