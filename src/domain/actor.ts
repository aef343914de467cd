/** Who acted. For a person, the Slack user who acted, never someone on their behalf. */
export type Actor = { kind: 'person'; userId: string } | { kind: 'clock' } | { kind: 'firebreak' };

/** Where the act came from. */
export const sources = ['command', 'button', 'modal', 'shortcut', 'event', 'clock', 'cli', 'import'] as const;
export type Source = (typeof sources)[number];

/** One act on an incident: when (UTC), by whom and from where. */
export interface Act {
  at: Date;
  by: Actor;
  source: Source;
}

export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.userId : null;
}
