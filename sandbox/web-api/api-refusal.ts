import type { Dict } from '../json.js';

/**
 * Thrown inside a method to end the call with `{ ok: false, error }`; caught in one place, `answer-call.ts`. Refusals are
 * part of what the sandbox imitates, so its methods may end in the middle as Slack's do.
 */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly details: Dict;

  constructor(code: string, details: Dict = {}) {
    super(code);
    this.name = 'ApiRefusal';
    this.code = code;
    this.details = details;
  }
}

/** Ends the call with Slack's error code and, where Slack gives them, further fields. */
export function refuse(code: string, details: Dict = {}): never {
  throw new ApiRefusal(code, details);
}

/** Ends the call as Slack does for wrong arguments: `invalid_arguments` and a line for each fault. */
export function refuseArguments(...messages: string[]): never {
  refuse('invalid_arguments', { response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) } });
}
