/** A logged call of the Web API, of a response_url or of an upload URL. */
export interface ApiCall {
  /** Counts from 1 in order of arrival. */
  number: number;
  /** The method's name; `response_url` and `upload` for posts to such a URL. */
  method: string;
  /** Arguments without the token; JSON strings are parsed. */
  args: Record<string, unknown>;
  /** Arguments missing from the method's definition. */
  unknownArgs: string[];
  at: Date;
  /** Milliseconds until the response was written; undefined while pending. */
  ms: number | undefined;
  ok: boolean;
  error: string | undefined;
  /** Why it was rejected, for developers; never part of the response. */
  why?: string;
  /** HTTP status; undefined if the socket was closed. */
  status: number | undefined;
  token: 'bot' | 'app' | 'none' | 'unknown';
  response: unknown;
  /** True if an injected fault, not the sandbox's state, determined the response. */
  isInjected: boolean;
}
