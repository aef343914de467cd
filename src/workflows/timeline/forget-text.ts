import { lockIncident } from '../../db/queries/incident/incidents.js';
import { awaitRecord } from '../../db/queries/timeline/dirty-record.js';
import {
  countExpiredText,
  incidentsWithExpiredText,
  lockExpiredMessages,
  lockExpiredQuotes,
} from '../../db/queries/timeline/retention/expired-text.js';
import { forgetMessages, forgetQuotes } from '../../db/queries/timeline/retention/forget-text.js';
import { workspaceIds } from '../../db/queries/workspaces.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { type ForgetBefore, type ForgottenCount, forgetBefore } from '../../domain/timeline/retention.js';
import type { Deps } from '../deps.js';

/** Dependencies of forgetting; the policy sets how long text is stored. */
export type ForgetDeps = Pick<Deps, 'db' | 'clock' | 'policy'>;

/** Rows of each kind per transaction. */
const batchSize = 500;

/** Counts what `forgetText` would forget now, per incident. */
export function countExpired(
  { db, clock, policy }: ForgetDeps,
  workspaceId: string,
): Promise<ForgottenCount[]> {
  return countExpiredText(db, workspaceId, forgetBefore(policy.retention, clock()));
}

/**
 * Forgets a workspace's text that is older than the policy allows, in batches, and returns counts per incident. Skips
 * rows that are locked by others until the next run. Safe to repeat, to run concurrently and to interrupt.
 */
export async function forgetText(deps: ForgetDeps, workspaceId: string): Promise<ForgottenCount[]> {
  const before = forgetBefore(deps.policy.retention, deps.clock());
  const forgotten: ForgottenCount[] = [];
  for (const number of await incidentsWithExpiredText(deps.db, workspaceId, before))
    forgotten.push(await forgetIncident(deps, { workspaceId, number }, before));
  return forgotten.filter(({ messages, highlights }) => messages + highlights > 0);
}

/** Forgets expired text in every workspace; returns totals. */
export async function forgetAllText(deps: ForgetDeps): Promise<Record<string, number>> {
  const all: ForgottenCount[] = [];
  for (const id of await workspaceIds(deps.db)) all.push(...(await forgetText(deps, id)));
  return { incidents: all.length, ...total(all) };
}

/** The total of messages and highlights. */
export function total(counts: ForgottenCount[]): Pick<ForgottenCount, 'messages' | 'highlights'> {
  return {
    messages: counts.reduce((sum, { messages }) => sum + messages, 0),
    highlights: counts.reduce((sum, { highlights }) => sum + highlights, 0),
  };
}

async function forgetIncident(
  deps: ForgetDeps,
  key: IncidentKey,
  before: ForgetBefore,
): Promise<ForgottenCount> {
  const batches: ForgottenCount[] = [];
  for (;;) {
    const batch = await forgetBatch(deps, key, before);
    if (!batch) return { number: key.number, ...total(batches) };
    batches.push(batch);
  }
}

/**
 * Forgets one batch; null if nothing is left. The locks keep others from editing the timeline or reopening the
 * incident meanwhile.
 */
async function forgetBatch(
  { db, clock }: ForgetDeps,
  key: IncidentKey,
  before: ForgetBefore,
): Promise<ForgottenCount | null> {
  return db.transaction(async (tx) => {
    await awaitRecord(tx, key);
    const incident = await lockIncident(tx, key);
    if (!incident || isActive(incident.status)) return null;
    const [plain, marked, quotes] = await Promise.all([
      lockExpiredMessages(tx, incident, { isHighlight: false, before, limit: batchSize }),
      lockExpiredMessages(tx, incident, { isHighlight: true, before, limit: batchSize }),
      lockExpiredQuotes(tx, incident, { before, limit: batchSize }),
    ]);
    if (plain.length + marked.length + quotes.length === 0) return null;
    await forgetMessages(tx, incident, [...plain, ...marked], clock());
    await forgetQuotes(tx, incident, quotes, clock());
    return { number: key.number, messages: plain.length, highlights: marked.length + quotes.length };
  });
}
