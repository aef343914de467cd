import type { ListChange, Lists, Parts, ToPage } from '../../browser/protocol.js';

/** What the server has sent this page so far. */
export interface Seen extends Partial<Parts> {
  isConnected: boolean;
  lists: { [Name in keyof Lists]: Lists[Name][] };
}

export const nothingSeen: Seen = { isConnected: false, lists: { messages: [], replies: [], log: [] } };

const keyOf = {
  messages: (one: Lists['messages']) => one.ts,
  replies: (one: Lists['replies']) => one.ts,
  log: (one: Lists['log']) => one.key,
};

/** Applies the server's changes. Unchanged items stay the same objects. */
export function afterUpdate(seen: Seen, { parts, lists }: Extract<ToPage, { kind: 'seen' }>): Seen {
  return {
    ...seen,
    ...parts,
    lists: {
      messages: changed(seen.lists.messages, lists.messages, keyOf.messages),
      replies: changed(seen.lists.replies, lists.replies, keyOf.replies),
      log: changed(seen.lists.log, lists.log, keyOf.log),
    },
  };
}

function changed<T>(list: T[], change: ListChange<T> | undefined, keyOf: (one: T) => string): T[] {
  if (!change) return list;
  const known = new Map([...list, ...change.changed].map((one) => [keyOf(one), one]));
  return change.keys.flatMap((key) => known.get(key) ?? []);
}
