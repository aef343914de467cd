/** Processing a payload failed; `trace` is that of the payload, and the cause what happened. */
export class PayloadFailed extends Error {
  readonly code = 'payload_failed';
  readonly trace: string;

  constructor(trace: string, cause: unknown) {
    super('A payload could not be processed.', { cause });
    this.trace = trace;
  }
}
