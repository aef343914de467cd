import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { databaseEnvironment } from '../../child/database-environment.js';
import { type Ended, runChild } from '../../child/run-child.js';
import { type BackupJob, BackupOutcome } from './backup-job.js';
import { makeScheduled } from './make-scheduled.js';
import { tryByHand } from './why-not-made.js';

const program = fileURLToPath(new URL('./backup-process.js', import.meta.url));

/**
 * Makes a scheduled backup in a process of its own that gives way to the server and to Postgres; `signal` ends it. Where there
 * is no such program, as in sources that aren't built, makes it here. Never rejects.
 */
export async function runBackup(job: BackupJob, signal: AbortSignal): Promise<BackupOutcome> {
  if (!existsSync(program)) return makeScheduled(job);
  try {
    const options = { env: databaseEnvironment(), givesWay: true, signal };
    const ended = await runChild(program, JSON.stringify(job), options);
    return ended.code === 0
      ? BackupOutcome.parse(JSON.parse(ended.out.toString()))
      : endedEarly(howOf(ended));
  } catch (error) {
    return endedEarly(error instanceof Error ? error.message : 'it could not be started');
  }
}

function howOf({ code, err }: Ended): string {
  const [error] = /^\w*Error\b.*$/m.exec(err.toString()) ?? [];
  return code === null ? 'killed' : (error ?? `code ${code}`);
}

function endedEarly(how: string): BackupOutcome {
  const why = `The process that makes the backup ended early (${how}).`;
  return { kind: 'failed', why, remedy: `If it was out of memory, give the server more. ${tryByHand}` };
}
