/** Unsent lines by `draftKey`, until the page is closed. */
export interface Drafts {
  of(key: string): string;
  /** Stores a line without notifying anyone. */
  keep(key: string, line: string): void;
  /** Replaces a line and notifies the composer that shows it. */
  put(key: string, line: string): void;
  /** Returns a function that unsubscribes. */
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

/** This page's drafts. */
export const drafts = newDrafts();

/** Drafts are separate for each person. */
export function draftKey(person: string, channel: string, thread?: string): string {
  return [person, channel, ...(thread ? [thread] : [])].join(':');
}
