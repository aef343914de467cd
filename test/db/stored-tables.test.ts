import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { nameOf, storedTables } from '../../src/db/queries/incident/stored/tables.js';
import * as actionItems from '../../src/db/schema/action-items.js';
import * as incident from '../../src/db/schema/incident.js';
import * as postmortems from '../../src/db/schema/postmortems.js';
import * as runbooks from '../../src/db/schema/runbooks.js';
import * as timeline from '../../src/db/schema/timeline.js';

/** Tables of these subjects that a file doesn't have as rows, each with its reason. */
const notInFiles: Record<string, string> = {
  workspaces: 'is not of an incident',
  announcements: 'messages in other channels, which an import leaves alone',
  incident_imports: 'is how the incident came here',
  file_copies: 'images are files beside it',
  postmortem_wording_checks: 'is found again in the text',
};

it('has every table of incidents in exports, or says why not', () => {
  const tables = [actionItems, incident, postmortems, runbooks, timeline]
    .flatMap((subject) => Object.values<unknown>(subject))
    .filter((one) => one instanceof PgTable)
    .map((table) => getTableConfig(table).name);
  const stored = storedTables.map(nameOf);
  expect(tables.filter((name) => !stored.includes(name)).toSorted()).toEqual(
    Object.keys(notInFiles).toSorted(),
  );
});
