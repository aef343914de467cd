/** Which line of an incident's timeline: an entry of ours by its id, or a message of the incident's channel by its timestamp. */
export type ItemKey = string;

export type ItemRef = { kind: 'entry'; id: number } | { kind: 'message'; ts: string };

/** Equal lengths, so that keys of one kind sort as their lines do. */
export function itemKey(ref: ItemRef): ItemKey {
  return ref.kind === 'entry' ? `e${String(ref.id).padStart(18, '0')}` : `m${ref.ts}`;
}

/** The line that a key names; null where it is none. */
export function itemRefOf(key: string): ItemRef | null {
  const [, id, ts] = /^(?:e(\d{1,18})|m(\d{1,12}\.\d{6}))$/.exec(key) ?? [];
  if (ts !== undefined) return { kind: 'message', ts };
  return id === undefined ? null : { kind: 'entry', id: Number(id) };
}
