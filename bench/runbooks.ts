import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open-database.js';
import { searchRunbooks } from '../src/db/queries/runbooks/search-runbooks.js';
import { suggestRunbooks } from '../src/db/queries/runbooks/suggest-runbooks.js';
import { importFolder } from '../src/main/runbooks/import-folder.js';
import { type DatabaseTime, databaseTime } from './database-time.js';
import { atLeast, atMost, type Figure } from './figure.js';
import { storeManyRuns } from './many-runs.js';
import { startPostgres } from './postgres-server.js';
import { measureReading } from './runbook-reading.js';
import { onStage } from './stage.js';

const count = 1_000;
const material = 'test/fixtures/runbooks';
const source = { workspaceId: 'T1', source: 'folder:bench' };

/** Measures the import of a thousand public runbooks beside plain parsing, and search over them. */
export function measureRunbooks(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const url = await (await startPostgres(stage)).newDatabase('bench_runbooks');
    await migrate(url);
    const db = openDatabase({ url, maxConnections: 2, statementTimeoutMs: 60_000 });
    stage.onEnd(() => db.close());
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
    stage.onEnd(async () => rmSync(folder, { recursive: true }));
    const texts = fill(folder);
    const importAll = () => importFolder({ db, clock: () => new Date() }, { folder, source });
    for (const text of texts.slice(0, 100)) fromMarkdown(text);
    const plain = await secondsOf(async () => texts.forEach((text) => void fromMarkdown(text)));
    const first = await secondsOf(importAll);
    const again = await secondsOf(importAll);
    await db.run('analyze runbooks');
    const runs = await storeManyRuns(db);
    return [
      ...(await measureReading(texts)),
      {
        ...{
          name: `import of ${count} runbooks beside plain mdast parsing`,
          value: plain / first,
          unit: '×',
        },
        ...{
          aim: atLeast(0.5),
          note: `${rate(first)} beside ${rate(plain)} files/s, with reading, storing and indexing`,
        },
      },
      {
        ...{ name: 'importing them again, unchanged', value: count / again, unit: '/s' },
        ...{ aim: null, note: 'files are compared, not read' },
      },
      worst(
        'a search',
        await timesOf(searches, (words) => databaseTime(db, (one) => searchRunbooks(one, 'T1', words, 10))),
      ),
      worst(
        `suggestions for an incident, beside ${runs.toLocaleString('en')} runs`,
        await timesOf(titles, (title) =>
          databaseTime(db, (one) =>
            suggestRunbooks(one, 'T1', { title, severity: 'sev1', services: ['checkout'] }, 3),
          ),
        ),
      ),
    ];
  });
}

const searches = [
  'prometheus operator',
  'kubernetes node',
  'the cluster',
  'etcd read requests',
  'promethues',
  'redis',
];
const titles = ['Prometheus is down', 'Nodes run out of disk', 'Cluster upgrade fails'];

/** The runbooks again and again, each with a number in its title. */
function fill(folder: string): string[] {
  const files = readdirSync(material).filter((name) => name.endsWith('.md'));
  return Array.from({ length: count }, (_, index) => {
    const name = files[index % files.length] ?? '';
    const text = readFileSync(join(material, name), 'utf8').replace(/^(title: .*|# .*)$/m, `$1 ${index}`);
    mkdirSync(join(folder, `${index % 20}`), { recursive: true });
    writeFileSync(join(folder, `${index % 20}`, `${index}-${name}`), text);
    return text;
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

function rate(seconds: number): string {
  return `${Math.round(count / seconds)}`;
}

async function timesOf(
  words: readonly string[],
  measure: (words: string) => Promise<DatabaseTime>,
): Promise<[string, number][]> {
  const times: [string, number][] = [];
  for (const one of words) times.push([one, (await measure(one)).ms]);
  return times;
}

function worst(name: string, times: readonly [string, number][]): Figure {
  const value = Math.max(...times.map(([, ms]) => ms));
  const note = times.map(([words, ms]) => `“${words}” ${ms.toFixed(1)}`).join('; ');
  return { name: `${name}, in Postgres`, value, unit: 'ms', aim: atMost(10), note: `ms: ${note}` };
}
