/** Lines that were typed and not sent yet, by `draftKey`. They live as long as the page. */
export interface Drafts {
  of(key: string): string;
  /** Remembers what was typed, without telling anybody. */
  keep(key: string, line: string): void;
  /** Puts a line in the place of what was typed; the composer that shows it is told. */
  put(key: string, line: string): void;
  /** Gives what ends the listening. */
  listen(key: string, listener: (line: string) => void): () => void;
}

export function newDrafts(): Drafts {
  const lines = new Map<string, string>();
  const listeners = new Map<string, (line: string) => void>();
  const keep = (key: string, line: string): void => {
    if (line === '') lines.delete(key);
    else lines.set(key, line);
  };
  return {
    of: (key) => lines.get(key) ?? '',
    keep,
    put(key, line) {
      keep(key, line);
      listeners.get(key)?.(line);
    },
    listen(key, listener) {
      listeners.set(key, listener);
      return () => {
        if (listeners.get(key) === listener) listeners.delete(key);
      };
    },
  };
}

/** The drafts of this page. */
export const drafts = newDrafts();

/** Each person has drafts of their own. */
export function draftKey(person: string, channel: string, thread?: string): string {
  return [person, channel, ...(thread ? [thread] : [])].join(':');
}
