import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import * as actionItems from '../../src/db/schema/action-items.js';
import * as audit from '../../src/db/schema/audit.js';
import * as delivery from '../../src/db/schema/delivery.js';
import * as incident from '../../src/db/schema/incident.js';
import * as nudges from '../../src/db/schema/nudges.js';
import * as operations from '../../src/db/schema/operations.js';
import * as people from '../../src/db/schema/people.js';
import * as postmortems from '../../src/db/schema/postmortems.js';
import * as runbooks from '../../src/db/schema/runbooks.js';
import * as timeline from '../../src/db/schema/timeline.js';

const subjects = [actionItems, audit, delivery, incident, nudges, operations];
const tables = [...subjects, people, postmortems, runbooks, timeline]
  .flatMap((subject) => Object.values<unknown>(subject))
  .filter((one) => one instanceof PgTable)
  .map(getTableConfig);

/** The columns of each primary key and each unique index. */
const keys = tables.flatMap(({ name, columns, primaryKeys, indexes }) => [
  ...columns.filter((column) => column.primary).map((column) => ({ table: name, columns: [column.name] })),
  ...primaryKeys.map((key) => ({ table: name, columns: key.columns.map((column) => column.name) })),
  ...indexes
    .filter(({ config }) => config.unique)
    .map(({ config }) => ({
      table: name,
      columns: config.columns.map((column) => ('name' in column ? String(column.name) : '')),
    })),
]);

it('begins every key with the workspace, by which tables can be divided, but for two that docs/scaling.md names', () => {
  expect(keys.length).toBeGreaterThan(40);
  const others = keys.filter(({ columns }) => columns[0] !== 'workspace_id').map(({ table }) => table);
  expect(others.toSorted()).toEqual(['clock_runs', 'effects']);
});
