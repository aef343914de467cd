import type { Transaction } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { lockIncident } from '../../db/queries/incident/incidents.js';
import { alreadyQuoted } from '../../db/queries/timeline/quoted-messages.js';
import { insertEntries } from '../../db/queries/timeline/timeline-entries.js';
import type { IncidentTask, SlackFacts } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import { quote } from '../../domain/timeline/decisions/quote.js';

/** Stores quoted messages that the timeline lacks, and asks for the links that are left, or reports those that failed. */
export async function storeQuotes(
  tx: Transaction,
  { effect, incident, key, trace }: IncidentTask,
  facts: Extract<SlackFacts, { kind: 'quotes' }>,
  at: Date,
): Promise<void> {
  if (effect.kind !== 'quote_links') return;
  const now = await lockIncident(tx, incident);
  if (!now) return;
  const { userId } = effect;
  const act = { at, by: { kind: 'person', userId }, source: 'modal' } as const;
  const known = await alreadyQuoted(tx, now, facts.quotes);
  const entries = facts.quotes
    .filter((one) => !known.has(`${one.channelId} ${one.ts}`))
    .map((one) => quote(now, { quote: one, note: null, at: null }, act))
    .flatMap((decision) => (decision.kind === 'accepted' ? decision.entries : []));
  if (entries.length > 0) await insertEntries(tx, now, entries);
  const next = nextEffect(userId, { rest: facts.rest, unread: [...effect.unread, ...facts.unread] });
  if (next)
    await insertEffects(tx, incident, [{ key: `${key}!next`, effect: next, notBefore: at }], {
      ...{ trace, at, askedBy: userId },
    });
}

function nextEffect(
  userId: string,
  { rest, unread }: Pick<Extract<SlackFacts, { kind: 'quotes' }>, 'rest' | 'unread'>,
): Effect | null {
  if (rest.length > 0) return { kind: 'quote_links', links: rest, unread, userId };
  return unread.length > 0 ? { kind: 'report_unread_links', links: unread, userId } : null;
}
