import { placeName } from '../block-kit/problem.js';
import type { Dict } from '../json.js';
import type { OwnMistake } from './is-own-mistake.js';

/**
 * Thrown inside a method to end the call with `{ ok: false, error }`; caught in one place, `answer-call.ts`. Refusals are
 * part of what the sandbox imitates, so its methods may end in the middle as Slack's do.
 */
export class ApiRefusal extends Error {
  readonly code: string;
  /** What was wrong, in one sentence for the app's developer; undefined where Slack's own words for the code say it. */
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

/** Ends the call for the app's own mistake: Slack's code, why in words that help, and further fields where Slack gives them. */
export function refuseMistake(code: OwnMistake, why: string, details?: Dict): never {
  throw new ApiRefusal(code, why, details);
}

/** Ends the call for what the app could not know. Codes of its own mistakes do not compile: they want a reason. */
export function refuse<Code extends string>(
  code: Code extends OwnMistake ? never : Code,
  why?: string,
  details?: Dict,
): never {
  throw new ApiRefusal(code, why, details);
}

/** Ends the call as Slack does for wrong arguments: `invalid_arguments` and a line for each fault. */
export function refuseArguments(...messages: string[]): never {
  const why = messages.map(plainly).join('; ');
  refuseMistake('invalid_arguments', why, {
    response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) },
  });
}

/** `must be … [json-pointer:/name]` as people say it: `name: must be …`. */
function plainly(message: string): string {
  const [, words, pointer] = /^(.*) \[json-pointer:(.*)\]$/s.exec(message) ?? [];
  return pointer ? `${placeName(pointer)}: ${words}` : message;
}
