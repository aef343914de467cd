/** One step of a trace. Attributes are ids, names of ours, counts and durations; never people's text. */
export interface SpanFacts {
  name: string;
  /** The trace as in the logs. */
  trace: string;
  kind: 'server' | 'client' | 'internal' | 'consumer';
  attributes: Record<string, string | number>;
}

/** Records what happens to a request, from Slack's payload to the calls that follow. */
export interface Tracing {
  /** Runs `work` in the span that the trace begins with. */
  begin<T>(span: SpanFacts, work: () => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a span of a trace that began elsewhere, perhaps in another process; `hasBegun`: with a payload, whose
   * span this one is below.
   */
  goOn<T>(span: SpanFacts & { hasBegun: boolean }, work: () => Promise<T>): Promise<T>;
  /** Runs `work` in a span below the one that is open here; without one, records nothing. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Adds attributes to the span that is open here. */
  describe(attributes: SpanFacts['attributes']): void;
  /** Records what has just ended, below the span that is open here if it is of the same trace. */
  ended(span: SpanFacts, result: { ms: number; isError: boolean }): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Records nothing. */
export const noTracing: Tracing = {
  begin: (_span, work) => work(),
  goOn: (_span, work) => work(),
  step: (_name, work) => work(),
  describe() {},
  ended() {},
  stop: async () => {},
};
