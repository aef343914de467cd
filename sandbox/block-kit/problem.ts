/**
 * One thing Slack would refuse. `error` is the code of the whole answer, `path` a JSON pointer to the fault, and
 * `message` the sentence as Slack lists it in `response_metadata.messages`. `why` is ours: place, what was given, and
 * what Slack takes, for a developer to act on.
 */
export type Problem = { error: string; path: string; message: string; why: string };

/** A problem that lies at one place: its message ends with the pointer, as Slack writes it. */
export function problemAt(error: string, path: string, words: string, why = words): Problem {
  return {
    error,
    path,
    message: `[ERROR] ${words} [json-pointer:${path}]`,
    why: `${placeName(path)}: ${why}`,
  };
}

/** A problem of the request as a whole, for which Slack answers a code and no pointer. */
export function problemOfAll(error: string, why: string): Problem {
  return { error, path: '', message: `[ERROR] ${error}`, why };
}

/** All problems in one sentence: the first three in full, the others counted. */
export function whyOf(problems: readonly Problem[]): string {
  const [first, second, third, ...others] = problems.map((one) => one.why);
  const told = [first, second, third].filter((one) => one !== undefined);
  return others.length > 0 ? `${told.join('; ')}; and ${others.length} more` : told.join('; ');
}

/** A JSON pointer as people write it: `/blocks/3/text` is `blocks[3].text`. */
export function placeName(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return parts.map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : `${at > 0 ? '.' : ''}${part}`)).join('');
}
