/** Who acts. A person is always the Slack user that acted, never a stand-in. */
export type Actor = { kind: 'person'; userId: string } | { kind: 'clock' } | { kind: 'firebreak' };

/** Which way in the act took. */
export type Source = 'command' | 'button' | 'modal' | 'shortcut' | 'event' | 'clock' | 'cli';

/** One act upon an incident: when (UTC), by whom, by which way. */
export interface Act {
  at: Date;
  by: Actor;
  source: Source;
}

export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.userId : null;
}
