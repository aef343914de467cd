import { expect, it } from 'vitest';
import type { ActionItemFilter } from '../../src/db/queries/action-items/list-action-items.js';
import { homeMax } from '../../src/slack/views/home.js';
import { listVisibleItems } from '../../src/workflows/action-items/read-action-items.js';
import { readTeamFigures } from '../../src/workflows/figures/team-figures.js';
import { readWeeklyReport } from '../../src/workflows/figures/weekly-report.js';
import { readHome } from '../../src/workflows/read-home.js';
import { aFollowedUpTeam } from '../support/a-followed-up-team.js';
import { by } from '../support/an-incident.js';
import { ask } from '../support/ask.js';
import { explained } from '../support/explained.js';

/** Ten times as many take half a minute to write; `npm run bench -- --only actions` measures a million. */
const items = 100_000;
const now = new Date('2026-11-27T12:00:00Z');

/** Five years of incidents, every tenth private, with fifty action items each, of which a fifth is unfinished. */
async function manyItems() {
  const { db, url } = await aFollowedUpTeam();
  await ask(
    url,
    `insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id,
       roles, milestones, channel_id, declared_at, changed_at)
     select 'T1', n, 'Title', 'sev2', 'real', 'closed', n % 10 = 0, '[]', 'U1', '[]', '{}', 'C' || n, at, at
     from (select n, timestamptz '2026-11-27' - n * interval '22 hours' as at from generate_series(1, 2000) n) one`,
  );
  await ask(
    url,
    `insert into incident_members (workspace_id, incident_number, user_id, joined_at)
     select 'T1', n, 'U' || n % 400, now() from generate_series(1, 2000) n`,
  );
  await ask(
    url,
    `insert into action_items (workspace_id, number, incident_number, title, status, owner_id, watcher_ids, due_on,
       created_at, changed_at, finished_on)
     select 'T1', n, 1 + n / 51, 'Add a circuit breaker', case when n % 5 = 0 then 'open' else 'done' end,
       case when n % 20 <> 7 then 'U' || n / 5 % 400 end, '{}', day + 30, day, day,
       case when n % 5 <> 0 then day + n % 60 end
     from (select n, date '2026-11-27' - n / 51 as day from generate_series(1, ${items}) n) one`,
  );
  await ask(url, 'analyze');
  return explained(db);
}

const everything = { ownerId: null, incidentNumber: null, dueBefore: null, skip: 0, limit: 9 };
const lists: [Partial<ActionItemFilter>, string][] = [
  [{ ownerId: 'U7' }, 'action_items_by_owner'],
  [{}, 'action_items_by_due_day'],
  [{ dueBefore: '2026-11-27' }, 'action_items_by_due_day'],
  [{ incidentNumber: 42 }, 'action_items_by_incident'],
];

it('lists action items, also at home, by index and without sorting those of others', async () => {
  const { db, plans } = await manyItems();
  const asked = { workspaceId: 'T1', userId: 'U7', act: by('U7', now) };
  for (const [input, index] of lists) {
    plans.length = 0;
    expect(await listVisibleItems({ db }, { ...asked, input: { ...everything, ...input } })).toHaveLength(9);
    const plan = plans.find((one) => one.includes('Limit')) ?? '';
    expect(plan).toContain(index);
    if (input.incidentNumber === undefined) expect(plan).not.toContain('Sort');
  }
  const figures = await readTeamFigures({ db, clock: () => now }, 'T1');
  plans.length = 0;
  const home = await readHome({ db, teamFigures: async () => figures }, asked, homeMax);
  expect(home.items).toHaveLength(homeMax.items);
  expect(plans.filter((plan) => plan.includes('action_items_by_owner'))).toHaveLength(2);
  for (const plan of plans)
    expect(plan).not.toMatch(/Seq Scan on (?:action_items|incidents|incident_members)/);
}, 60_000);

it('reads figures and reports only from the days that they are about', async () => {
  const { db, plans } = await manyItems();
  const { current } = await readTeamFigures({ db, clock: () => now }, 'T1');
  expect(current.onTime.n).toBeGreaterThan(1_000);
  const week = {
    ...{ from: new Date('2026-11-16T00:00:00Z'), to: new Date('2026-11-23T00:00:00Z') },
    ...{ fromDay: '2026-11-16', toDay: '2026-11-23' },
  };
  const directory = { namesOf: async () => new Map<string, string>() };
  await readWeeklyReport({ db, directory }, { workspaceId: 'T1', ...week });
  const all = plans.join('\n');
  expect(all).not.toMatch(/Seq Scan on action_items/);
  for (const index of [
    'incidents_declared',
    'action_items_due',
    'action_items_added',
    'action_items_finished',
  ])
    expect(all).toContain(index);
}, 60_000);
