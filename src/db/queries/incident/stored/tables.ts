import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { actionItemEvents, actionItems } from '../../../schema/action-items.js';
import { incidents, members } from '../../../schema/incident.js';
import {
  postmortemAcceptedWording,
  postmortemComments,
  postmortemQuestions,
  postmortemRevisions,
  postmortems,
  postmortemTasks,
} from '../../../schema/postmortems.js';
import { runbookRunSteps, runbookRuns, runbooks, runbookVersions } from '../../../schema/runbooks.js';
import {
  chainEntries,
  entryPosts,
  marks,
  messageRevisions,
  messages,
  timelineEntries,
} from '../../../schema/timeline.js';

/** A table with rows of incidents. */
export interface StoredTable {
  table: PgTable;
  /** Which rows are an incident's; `$1` is the workspace, `$2` the number. */
  where: string;
  /** Columns that the incident or the database decides; a file doesn't have them. */
  implied: readonly string[];
}

const ofIncident = 'incident_number = $2';
const ofChannel = 'channel_id = (select channel_id from incidents where workspace_id = $1 and number = $2)';
const ofRuns = `select runbook_number from runbook_runs where workspace_id = $1 and ${ofIncident}`;

/** The tables that an export has and an import writes, in this order. */
export const storedTables: readonly StoredTable[] = [
  { table: incidents, where: 'number = $2', implied: ['number', 'is_unscheduled'] },
  { table: members, where: ofIncident, implied: ['incident_number'] },
  { table: timelineEntries, where: ofIncident, implied: ['incident_number'] },
  { table: entryPosts, where: ofIncident, implied: ['incident_number'] },
  { table: messages, where: ofIncident, implied: ['incident_number', 'channel_id'] },
  { table: messageRevisions, where: ofChannel, implied: ['channel_id'] },
  { table: marks, where: ofChannel, implied: ['channel_id'] },
  { table: chainEntries, where: ofIncident, implied: ['incident_number'] },
  { table: runbooks, where: `number in (${ofRuns})`, implied: [] },
  {
    table: runbookVersions,
    where: `runbook_number in (${ofRuns}) and (
      version = (select version from runbooks where workspace_id = $1 and number = runbook_number)
      or version in (select version from runbook_runs runs where workspace_id = $1 and ${ofIncident}
        and runs.runbook_number = stored.runbook_number))`,
    implied: [],
  },
  { table: runbookRuns, where: ofIncident, implied: ['incident_number'] },
  { table: runbookRunSteps, where: ofIncident, implied: ['incident_number'] },
  { table: postmortems, where: ofIncident, implied: ['incident_number'] },
  { table: postmortemRevisions, where: ofIncident, implied: ['incident_number'] },
  { table: postmortemQuestions, where: ofIncident, implied: ['incident_number'] },
  { table: postmortemAcceptedWording, where: ofIncident, implied: ['incident_number'] },
  { table: postmortemComments, where: ofIncident, implied: ['incident_number'] },
  { table: postmortemTasks, where: ofIncident, implied: ['incident_number'] },
  { table: actionItems, where: ofIncident, implied: ['incident_number', 'is_unscheduled'] },
  {
    table: actionItemEvents,
    where: `item_number in (select number from action_items where workspace_id = $1 and ${ofIncident})`,
    implied: ['id'],
  },
];

export function nameOf({ table }: Pick<StoredTable, 'table'>): string {
  return getTableConfig(table).name;
}

/** The columns that a file has of this table. */
export function columnsIn({ table, implied }: StoredTable) {
  return getTableConfig(table).columns.filter(
    ({ name }) => name !== 'workspace_id' && !implied.includes(name),
  );
}

/** The names of the columns of its primary key. */
export function keyOf({ table }: StoredTable): string[] {
  return getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name));
}
