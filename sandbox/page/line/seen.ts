import type { ListChange, Lists, Parts, ToPage } from '../../browser/protocol.js';

/** What the server has told this page so far. */
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

/** What is seen after the server told of changes. Entries that did not change stay the same objects. */
export function afterTelling(seen: Seen, { parts, lists }: Extract<ToPage, { kind: 'seen' }>): Seen {
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
