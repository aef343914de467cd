/** Which line of an incident's timeline: an entry of ours by its id, or a message of the incident's channel by its timestamp. */
export type LineKey = string;

export type LineRef = { kind: 'entry'; id: number } | { kind: 'message'; ts: string };

/** Equal lengths, so that keys of one kind sort as their lines do. */
export function lineKey(ref: LineRef): LineKey {
  return ref.kind === 'entry' ? `e${String(ref.id).padStart(18, '0')}` : `m${ref.ts}`;
}

/** The line that a key names; null where it is none. */
export function lineRefOf(key: string): LineRef | null {
  const [, id, ts] = /^(?:e(\d{1,18})|m(\d{1,12}\.\d{6}))$/.exec(key) ?? [];
  if (ts !== undefined) return { kind: 'message', ts };
  return id === undefined ? null : { kind: 'entry', id: Number(id) };
}
