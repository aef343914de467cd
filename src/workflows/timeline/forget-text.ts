import { lockIncident } from '../../db/queries/incident/incidents.js';
import { awaitRecord } from '../../db/queries/timeline/dirty-record.js';
import {
  countExpiredText,
  incidentsWithExpiredText,
  lockExpiredMessages,
  lockExpiredQuotes,
} from '../../db/queries/timeline/expired-text.js';
import { forgetMessages, forgetQuotes } from '../../db/queries/timeline/forget-text.js';
import { workspaceIds } from '../../db/queries/workspaces.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { type ForgetBefore, type ForgottenCount, forgetBefore } from '../../domain/timeline/retention.js';
import type { Deps } from '../deps.js';

/** What forgetting needs: the policy says how long words are kept. */
export type ForgetDeps = Pick<Deps, 'db' | 'clock' | 'policy'>;

/** So many of each kind are forgotten in one transaction. */
const partSize = 500;

/** What `forgetText` would forget now, for each incident. */
export function countExpired(
  { db, clock, policy }: ForgetDeps,
  workspaceId: string,
): Promise<ForgottenCount[]> {
  return countExpiredText(db, workspaceId, forgetBefore(policy.retention, clock()));
}

/**
 * Forgets what people wrote in a workspace's incidents longer ago than the policy keeps it, part by part; gives how much
 * of which incident. What is being written at the same moment is left for the next time. Again, at two processes, or cut
 * off in the middle: nothing is lost but what is due.
 */
export async function forgetText(deps: ForgetDeps, workspaceId: string): Promise<ForgottenCount[]> {
  const before = forgetBefore(deps.policy.retention, deps.clock());
  const forgotten: ForgottenCount[] = [];
  for (const number of await incidentsWithExpiredText(deps.db, workspaceId, before))
    forgotten.push(await forgetIncident(deps, { workspaceId, number }, before));
  return forgotten.filter(({ messages, highlights }) => messages + highlights > 0);
}

/** The same in every workspace; gives how much of how many incidents. */
export async function forgetAllText(deps: ForgetDeps): Promise<Record<string, number>> {
  const all: ForgottenCount[] = [];
  for (const id of await workspaceIds(deps.db)) all.push(...(await forgetText(deps, id)));
  return { incidents: all.length, ...total(all) };
}

/** Messages and highlights of all these incidents. */
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
  const parts: ForgottenCount[] = [];
  for (;;) {
    const part = await forgetPart(deps, key, before);
    if (!part) return { number: key.number, ...total(parts) };
    parts.push(part);
  }
}

/** Null where nothing is left. The lock keeps everybody away who could mend a line or reopen the incident meanwhile. */
async function forgetPart(
  { db, clock }: ForgetDeps,
  key: IncidentKey,
  before: ForgetBefore,
): Promise<ForgottenCount | null> {
  return db.transaction(async (tx) => {
    await awaitRecord(tx, key);
    const incident = await lockIncident(tx, key);
    if (!incident || isActive(incident.status)) return null;
    const [plain, marked, quotes] = await Promise.all([
      lockExpiredMessages(tx, incident, { isHighlight: false, before, limit: partSize }),
      lockExpiredMessages(tx, incident, { isHighlight: true, before, limit: partSize }),
      lockExpiredQuotes(tx, incident, { before, limit: partSize }),
    ]);
    if (plain.length + marked.length + quotes.length === 0) return null;
    await forgetMessages(tx, incident, [...plain, ...marked], clock());
    await forgetQuotes(tx, incident, quotes, clock());
    return { number: key.number, messages: plain.length, highlights: marked.length + quotes.length };
  });
}
