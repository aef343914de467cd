/**
 * One thing Slack would refuse. `error` is the code of the whole answer, `path` a JSON pointer to the fault, and
 * `message` the sentence as Slack lists it in `response_metadata.messages`.
 */
export type Problem = { error: string; path: string; message: string };

/** A problem that lies at one place: its message ends with the pointer, as Slack writes it. */
export function problemAt(error: string, path: string, words: string): Problem {
  return { error, path, message: `[ERROR] ${words} [json-pointer:${path}]` };
}

/** A problem of the request as a whole, for which Slack answers a code and no pointer. */
export function problemOfAll(error: string): Problem {
  return { error, path: '', message: `[ERROR] ${error}` };
}
