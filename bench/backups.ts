import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { migrate } from '../src/db/migrate.js';
import { peakBytesOf } from '../src/main/child/run-child.js';
import { type Aim, atMost, type Figure } from './figure.js';
import { aFolder, startPostgres } from './postgres-server.js';
import { onStage } from './stage.js';

const rows = 1_000_000;

/** Measures a backup and a restore of a million rows, each as the program that an operator runs. */
export function measureBackups(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const server = await startPostgres(stage);
    const [from, to] = [await server.newDatabase('bench_backup'), await server.newDatabase('bench_restore')];
    await migrate(from);
    await fill(from);
    const file = join(await aFolder(stage), 'backup.tar');
    const backup = await program(['backup', '--out', file], from);
    const restore = await program(['restore', file], to);
    return [
      ...figuresOf('backup', backup, { seconds: atMost(15), mb: atMost(250) }),
      ...figuresOf('restore', restore, { seconds: null, mb: atMost(250) }),
    ];
  });
}

function figuresOf(
  name: string,
  { seconds, peakMb }: { seconds: number; peakMb: number },
  aims: { seconds: Aim | null; mb: Aim | null },
): Figure[] {
  const note = `${rows.toLocaleString('en-US')} messages`;
  return [
    { name: `${name}, from start to exit`, value: seconds, unit: 's', aim: aims.seconds, note },
    { name: `${name}, most memory`, value: peakMb, unit: 'MB', aim: aims.mb, note: 'of its process' },
  ];
}

async function fill(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`
      insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at,
        captured_at, is_highlight, is_dirty)
      select 'T1', 'C' || n % 100, (1767225600 + n) || '.000100', 1 + n % 100, 'U' || n % 50,
        'p99 of payments is ' || n || ' ms since 13:50, only the first provider ' || md5(n::text),
        (1767225600 + n) || '.000100', timestamptz '2026-01-01' + n * interval '1 second', now(), false, false
      from generate_series(1, ${rows}::int) n`;
  } finally {
    await sql.end();
  }
}

/** Runs the command line, and says for how long and with how much memory. */
async function program(args: string[], databaseUrl: string): Promise<{ seconds: number; peakMb: number }> {
  const cli = fileURLToPath(new URL('../src/cli.js', import.meta.url));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [cli, ...args], {
    ...{ env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'ignore', 'inherit'] },
  });
  let peakBytes = 0;
  const watching = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakBytesOf(child.pid));
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(watching);
  if (code !== 0) throw new Error(`firebreak ${args[0]} exited with ${code}.`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakMb: peakBytes / 1e6 };
}
