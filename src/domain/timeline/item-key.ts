/** Identifies a timeline item: an entry by its id, or a message in the incident's channel by its timestamp. */
export type ItemKey = string;

export type ItemRef = { kind: 'entry'; id: number } | { kind: 'message'; ts: string };

/** Padded to equal length, so that keys of one kind sort like their items. */
export function itemKey(ref: ItemRef): ItemKey {
  return ref.kind === 'entry' ? `e${String(ref.id).padStart(18, '0')}` : `m${ref.ts}`;
}

/** The item that a key identifies, or null if it isn't a key. */
export function itemRefOf(key: string): ItemRef | null {
  const [, id, ts] = /^(?:e(\d{1,18})|m(\d{1,12}\.\d{6}))$/.exec(key) ?? [];
  if (ts !== undefined) return { kind: 'message', ts };
  return id === undefined ? null : { kind: 'entry', id: Number(id) };
}
