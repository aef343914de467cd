import type { Database } from '../../src/db/database.js';
import { saveActionItem } from '../../src/db/queries/action-items/action-items.js';
import { insertIncident, storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import type { ActionItem } from '../../src/domain/action-items/action-item.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { anActionItem } from './an-action-item.js';
import { anIncident, at, by, milestones } from './an-incident.js';
import { anOpenDatabase } from './an-open-database.js';

/** A database with a workspace, T1, and ways to put incidents and action items into it. */
export interface FollowedUp {
  db: Database;
  url: string;
  /** Closed after an hour on Monday 23 November 2026, unless it says otherwise. */
  incident(more: Partial<Incident>): Promise<void>;
  /** Of INC-1, unless it says otherwise. Returns its number. */
  item(more: Partial<ActionItem>): Promise<number>;
}

export async function aFollowedUpTeam(): Promise<FollowedUp> {
  const { db, url } = await anOpenDatabase();
  await storeWorkspace(db, 'T1', 'https://t1.slack.invalid/');
  let last = 0;
  return {
    ...{ db, url },
    incident: (more) => {
      const whole = milestones({
        ...{ declared: '14:00', acknowledged: '14:03', mitigated: '14:20', resolved: '15:00' },
      });
      const channelId = `C${more.workspaceId ?? ''}${more.number}`;
      const one = anIncident({ status: 'closed', milestones: whole, channelId, ...more });
      return insertIncident(db, one, at('14:00'));
    },
    item: async (more) => {
      last += 1;
      const actionItem = anActionItem({ number: last, incidentNumber: 1, ...more });
      const saved = { kind: 'action_item_saved', actionItem, event: { kind: 'created' } } as const;
      await saveActionItem(db, saved, by('U1', at('14:04')));
      return actionItem.number;
    },
  };
}

/** An action item that was due on one day and done on another. */
export function doneOn(finishedOn: string, dueOn: string): Partial<ActionItem> {
  return { status: { kind: 'done', note: null }, finishedOn, dueOn };
}
