/**
 * Something Slack would reject. `error` is the response's error code, `path` a JSON pointer, and `message` Slack's line in
 * `response_metadata.messages`. `why` is our own explanation for developers: place, value, and what Slack accepts.
 */
export type Problem = { error: string; path: string; message: string; why: string };

/** A problem at one place; its message ends with the pointer, as in Slack. */
export function problemAt(error: string, path: string, words: string, why = words): Problem {
  return {
    error,
    path,
    message: `[ERROR] ${words} [json-pointer:${path}]`,
    why: `${placeName(path)}: ${why}`,
  };
}

/** A problem of the whole request: Slack returns a code without a pointer. */
export function problemOfAll(error: string, why: string): Problem {
  return { error, path: '', message: `[ERROR] ${error}`, why };
}

/** All problems in one sentence: the first three in full, the rest as a count. */
export function whyOf(problems: readonly Problem[]): string {
  const [first, second, third, ...others] = problems.map((one) => one.why);
  const shown = [first, second, third].filter((one) => one !== undefined);
  return others.length > 0 ? `${shown.join('; ')}; and ${others.length} more` : shown.join('; ');
}

/** A JSON pointer in readable form: `/blocks/3/text` becomes `blocks[3].text`. */
export function placeName(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return parts.map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`)).join('');
}
