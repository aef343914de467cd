import type { Database } from '../../src/db/database.js';
import { saveActionItem } from '../../src/db/queries/action-items/action-items.js';
import { insertIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import type { Policy } from '../../src/domain/policy.js';
import type { NudgeDeps } from '../../src/workflows/nudges/nudge-deps.js';
import { type NudgeTick, sendDueNudges } from '../../src/workflows/nudges/send-due-nudges.js';
import { anActionItem } from './an-action-item.js';
import { anIncident } from './an-incident.js';
import { anOpenDatabase } from './an-open-database.js';
import { ask } from './ask.js';
import { nudgePolicy } from './nudge-rows.js';

/** When the action items of the tests were added. */
export const addedAt = new Date('2026-11-23T12:00:00Z');

/** A closed INC-42, whose commander is UCOM; with what is needed to ask about it. */
export async function aFollowedUpIncident(more: Partial<Incident> = {}) {
  const { db, url } = await anOpenDatabase();
  await storeWorkspace(db, 'T1', 'https://t1.slack.invalid/');
  const commander = { role: 'commander', userId: 'UCOM', from: addedAt, by: 'UCOM', until: null } as const;
  const incident = anIncident({ status: 'closed', channelId: 'C42', roles: [commander], ...more });
  await insertIncident(db, incident, addedAt);
  return {
    ...{ db, url },
    addItem: (item: Partial<ActionItem>, at = addedAt) => saveItem(db, item, at),
    /** What is sent at these times: `2026-12-01T09:30Z digest:UDANA:2026-12-01: due_today:ACT-17:2026-12-01`. */
    tick: (time: string, policy?: Policy) => tickAt(db, time, { ...(policy && { policy }) }),
    ledger: () => ledgerOf(url),
  };
}

/** Stores an action item, whatever it was before. */
export function saveItem(db: Database, item: Partial<ActionItem>, at: Date): Promise<void> {
  const act = { at, by: { kind: 'person', userId: 'U1' }, source: 'command' } as const;
  const actionItem = anActionItem({ ownerId: 'UDANA', dueOn: '2026-12-01', ...item });
  return saveActionItem(db, { kind: 'action_item_saved', actionItem, event: { kind: 'created' } }, act);
}

export function tickAt(db: Database, time: string, more: Partial<NudgeDeps> = {}): Promise<NudgeTick> {
  return sendDueNudges({
    db,
    policy: nudgePolicy(),
    clock: () => new Date(time),
    requestDelivery: () => {},
    newTrace: () => 'trace',
    onFault: (_workspaceId, subjects, error) => {
      throw new Error(`Nothing was decided about ${subjects.join()}.`, { cause: error });
    },
    isEnding: () => false,
    ...more,
  });
}

/** What became of each key. */
export async function ledgerOf(url: string): Promise<Record<string, string>> {
  const rows = await ask(url, 'select key, outcome from nudges order by claimed_at, key');
  return Object.fromEntries(rows.map(({ key, outcome }) => [String(key), String(outcome)]));
}
