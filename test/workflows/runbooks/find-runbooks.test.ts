import { describe, expect, it } from 'vitest';
import { searchRunbooks } from '../../../src/db/queries/runbooks/search-runbooks.js';
import { suggestRunbooks } from '../../../src/db/queries/runbooks/suggest-runbooks.js';
import { importRunbooks, removeMissingRunbooks } from '../../../src/workflows/runbooks/import-runbooks.js';
import { at } from '../../support/an-incident.js';
import { anOpenDatabase } from '../../support/an-open-database.js';

const source = { workspaceId: 'T1', source: 'folder:runbooks' };
const files = {
  'payments.md':
    '---\nservices: [Checkout]\nlabels: [payments]\n---\n# Payment provider errors\nSwitch the provider.',
  'KubeSchedulerDown.md': '# KubeSchedulerDown\nRestart the scheduler of the cluster.',
  'prometheus.md': '# Prometheus Operator is down\nLook at the logs of the cluster.',
  'disk.md': '# Disk full\nDelete old logs. Never touch the cluster.',
};

async function aLibrary() {
  const { db } = await anOpenDatabase();
  const deps = { db, clock: () => at('14:00') };
  const all = Object.entries(files).map(([path, markdown]) => ({ path, markdown }));
  await importRunbooks(deps, source, { files: all, by: null });
  const search = async (words: string, workspaceId = 'T1') =>
    (await searchRunbooks(db, workspaceId, words, 3)).map(({ title, reason }) => `${title}: ${reason}`);
  const suggest = async (
    title: string,
    more: { services?: string[]; severity?: string; incident?: number } = {},
  ) =>
    (await suggestRunbooks(db, 'T1', { title, severity: 'sev3', services: [], ...more }, 3)).map(
      ({ title: found, reason }) => `${found}: ${reason}`,
    );
  return { db, deps, search, suggest };
}

/** An incident in which a runbook was used. */
async function aUse(
  db: Awaited<ReturnType<typeof aLibrary>>['db'],
  {
    incident,
    title,
    runbook,
    isPrivate = false,
  }: { incident: number; title: string; runbook: number; isPrivate?: boolean },
) {
  await db.run(
    `insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id, roles,
      milestones, declared_at, changed_at) values ('T1', $1::int, $2, 'sev2', 'real', 'closed', $3::bool, '["search"]', 'U1', '{}', '[]', now(), now())`,
    [incident, title, isPrivate],
  );
  await db.run(
    `insert into runbook_runs (workspace_id, incident_number, number, runbook_number, version, title, attached_at, status, values)
      values ('T1', $1::int, 1, $2::int, 1, 'x', now(), 'finished', '{}')`,
    [incident, runbook],
  );
}

describe('searchRunbooks', () => {
  it('finds all words first, in the title before the text, then some of them', async () => {
    const { search } = await aLibrary();
    expect(await search('disk')).toEqual(['Disk full: matches “disk”']);
    expect(await search('cluster logs')).toEqual([
      'Prometheus Operator is down: matches “cluster logs”',
      'Disk full: matches “cluster logs”',
      'KubeSchedulerDown: matches some of “cluster logs”',
    ]);
  });

  it('finds words in names such as KubeSchedulerDown, in services and in labels', async () => {
    const { search } = await aLibrary();
    expect(await search('scheduler down')).toEqual(['KubeSchedulerDown: matches “scheduler down”']);
    expect(await search('checkout')).toEqual(['Payment provider errors: matches “checkout”']);
  });

  it('tolerates typos', async () => {
    const { search } = await aLibrary();
    expect(await search('promethues')).toEqual(['Prometheus Operator is down: similar to “promethues”']);
  });

  it('works without the extension that compares spellings', async () => {
    const { db, search } = await aLibrary();
    await db.run('drop extension pg_trgm cascade');
    expect(await search('promethues')).toEqual([]);
    expect(await search('prometheus')).toHaveLength(1);
  });

  it.each(['', '!!!', '"', '& | !', '(:*', '$1 \\ %', '🔥', 'a'.repeat(5_000)])(
    'takes any words: %j',
    async (words) => {
      const { search } = await aLibrary();
      expect(await search(words)).toEqual([]);
    },
  );

  it('finds nothing of other workspaces, and nothing that was removed', async () => {
    const { deps, search } = await aLibrary();
    expect(await search('disk', 'T2')).toEqual([]);
    await removeMissingRunbooks(deps, source, ['payments.md']);
    expect(await search('disk')).toEqual([]);
  });
});

describe('suggestRunbooks', () => {
  it('suggests by affected service, label and words of the title, and says why', async () => {
    const { suggest } = await aLibrary();
    expect(await suggest('Cards are declined', { services: ['checkout'] })).toEqual([
      'Payment provider errors: affected service checkout',
    ]);
    expect(await suggest('Payments are slow')).toEqual(['Payment provider errors: label payments']);
    expect(await suggest('Scheduler crashes')).toEqual(['KubeSchedulerDown: matches “scheduler”']);
    expect(await suggest('Everything is down')).toEqual([]);
  });

  it('suggests what was used in similar incidents that are not private', async () => {
    const { db, suggest } = await aLibrary();
    await aUse(db, { incident: 1, title: 'Replica lag on orders', runbook: 4 });
    await aUse(db, { incident: 2, title: 'Secret breach', runbook: 3, isPrivate: true });
    expect(await suggest('Orders see replica lag')).toEqual(['Disk full: used in INC-1, which was similar']);
    expect(await suggest('Results are stale', { services: ['Search'] })).toEqual([
      'Disk full: used in INC-1, which was similar',
    ]);
    expect(await suggest('Orders see replica lag', { incident: 1 })).toEqual([]);
    expect(await suggest('Another secret breach')).toEqual([]);
  });
});
