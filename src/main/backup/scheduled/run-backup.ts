import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { giveWay } from '../../child/give-way.js';
import { type BackupJob, BackupOutcome } from './backup-job.js';
import { makeScheduled } from './make-scheduled.js';
import { tryByHand } from './why-not-made.js';

const program = fileURLToPath(new URL('./backup-process.js', import.meta.url));

/**
 * Makes a scheduled backup in a process of its own with low priority, so that commands are answered meanwhile; `signal` ends
 * it. Where there is no such program, as in sources that aren't built, makes it here. Never rejects.
 */
export async function runBackup(job: BackupJob, signal: AbortSignal): Promise<BackupOutcome> {
  if (!existsSync(program)) return makeScheduled(job);
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (child.pid !== undefined) giveWay(child.pid);
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  child.stdin.on('error', () => {}); // It ended before it read the job: its exit says so.
  child.stdin.write(`${JSON.stringify(job)}\n`); // Left open: its end tells the process that we have ended.
  try {
    const closed = once(child, 'close');
    const [out] = await Promise.all([text(child.stdout), closed]);
    return outcomeIn(out) ?? endedEarly(child.signalCode ?? `code ${child.exitCode}`);
  } catch (error) {
    return endedEarly(error instanceof Error ? error.message : 'it could not be started');
  } finally {
    signal.removeEventListener('abort', kill);
  }
}

/** What the process said; null: it was ended while it worked. */
function outcomeIn(out: string): BackupOutcome | null {
  return out === '' ? null : BackupOutcome.parse(JSON.parse(out));
}

function endedEarly(how: string): BackupOutcome {
  const why = `The process that makes the backup ended early (${how}).`;
  return { kind: 'failed', why, remedy: `If it was out of memory, give the server more. ${tryByHand}` };
}
