import { expect, it } from 'vitest';
import { storeWorkspace } from '../../src/db/queries/incident/incidents.js';
import { saveTasks, tasksOf } from '../../src/db/queries/postmortems/tasks.js';
import { aTask } from '../support/a-task.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { explained } from '../support/explained.js';

it('finds the tasks of a tick’s incidents among 10,000 by index', async () => {
  const { db } = await anOpenDatabase();
  await storeWorkspace(db, 'T1', 'https://t1.slack.invalid/');
  for (let from = 0; from < 2_000; from += 500)
    await saveTasks(
      db,
      Array.from({ length: 2_500 }, (_one, index) =>
        aTask({ incidentNumber: from + Math.floor(index / 5) + 1, number: (index % 5) + 1 }),
      ),
    );
  await db.run('analyze postmortem_tasks', []);
  const { db: noting, plans } = explained(db);
  const found = await tasksOf(noting, 'T1', [7, 1_999]);
  expect([...found].map(([number, tasks]) => [number, tasks.length])).toEqual([
    [7, 5],
    [1_999, 5],
  ]);
  expect(plans.join('\n')).toContain('postmortem_tasks_pk');
  expect(plans.join('\n')).not.toContain('Seq Scan');
});
