/** One call of the Web API or of a response_url, as the sandbox saw it. */
export interface ApiCall {
  /** Counts from 1 in order of arrival. */
  number: number;
  /** The method's name; `response_url` for posts to one. */
  method: string;
  /** Arguments without the token; JSON texts are read. */
  args: Record<string, unknown>;
  /** Arguments that the definition does not know. */
  unknownArgs: string[];
  at: Date;
  /** Milliseconds until the answer was written; undefined while it is not. */
  ms: number | undefined;
  ok: boolean;
  error: string | undefined;
  /** Why it was refused, in one sentence for the app's developer; never part of the answer, as Slack does not tell it. */
  why?: string;
  /** HTTP status; undefined when the socket was cut. */
  status: number | undefined;
  token: 'bot' | 'app' | 'none' | 'unknown';
  response: unknown;
  /** True when a fault of the test, and not the sandbox's state, made the answer. */
  isInjected: boolean;
}
