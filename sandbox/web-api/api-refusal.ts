import { placeName } from '../block-kit/problem.js';
import type { Dict } from '../json.js';
import type { OwnMistake } from './is-own-mistake.js';

/**
 * Thrown inside a method to end the call with `{ ok: false, error }`; caught only in `answer-call.ts`. Exceptions let a
 * method stop wherever Slack's does.
 */
export class ApiRefusal extends Error {
  readonly code: string;
  /** The reason in one sentence for developers; undefined if Slack's description of the code is enough. */
  readonly why: string | undefined;
  readonly details: Dict;

  constructor(code: string, why?: string, details: Dict = {}) {
    super(code);
    this.name = 'ApiRefusal';
    this.code = code;
    this.why = why;
    this.details = details;
  }
}

/** Ends the call for a mistake of the app: Slack's code, the reason, and any extra fields. */
export function refuseMistake(code: OwnMistake, why: string, details?: Dict): never {
  throw new ApiRefusal(code, why, details);
}

/**
 * Ends the call for something the app could not know. Codes for the app's mistakes don't compile here: they need a reason.
 */
export function refuse<Code extends string>(
  code: Code extends OwnMistake ? never : Code,
  why?: string,
  details?: Dict,
): never {
  throw new ApiRefusal(code, why, details);
}

/** Ends the call for invalid arguments: `invalid_arguments` and a message per problem. */
export function refuseArguments(...messages: string[]): never {
  const why = messages.map(plainly).join('; ');
  refuseMistake('invalid_arguments', why, {
    response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) },
  });
}

/** Turns `must be … [json-pointer:/name]` into `name: must be …`. */
function plainly(message: string): string {
  const [, words, pointer] = /^(.*) \[json-pointer:(.*)\]$/s.exec(message) ?? [];
  return pointer ? `${placeName(pointer)}: ${words}` : message;
}
