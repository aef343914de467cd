import type { ListChange } from './protocol.js';

/** Remembers which list items a page has, and returns the difference, or undefined if there is none. */
export interface ListMemory<T> {
  changeTo(list: readonly T[]): ListChange<T> | undefined;
}

export function newListMemory<T>(keyOf: (one: T) => string): ListMemory<T> {
  let sent = new Map<string, string>();
  let order = '';
  return {
    changeTo(list) {
      const now = new Map(list.map((one) => [keyOf(one), JSON.stringify(one)]));
      const changed = list.filter((one) => sent.get(keyOf(one)) !== now.get(keyOf(one)));
      const keys = [...now.keys()];
      const isSame = changed.length === 0 && keys.join() === order;
      sent = now;
      order = keys.join();
      return isSame ? undefined : { keys, changed };
    },
  };
}
