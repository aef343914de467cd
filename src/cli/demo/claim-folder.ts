import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning, processRef, readProcessRef } from '../../db/embedded/owner-record.js';
import { withStartLock } from '../../db/embedded/start-lock.js';
import { until } from '../../db/embedded/until.js';
import type { DemoFolder } from './demo-folder.js';

/** The folder is ours, or another demo runs in it: its process and, as soon as it has one, its address. */
export type Claim = { kind: 'ours' } | { kind: 'taken'; pid: number; address: string | null };

/** Claims the folder for this process; a demo that has died holds it no longer. */
export function claimFolder(folder: DemoFolder): Promise<Claim> {
  return withStartLock(folder.path, 5_000, async () => {
    const other = readProcessRef(folder.demoRecord);
    if (other && isRunning(other))
      return { kind: 'taken', pid: other.pid, address: addressIn(folder.demoRecord) } as const;
    saveAddress(folder, null);
    return { kind: 'ours' } as const;
  });
}

/** Notes where this demo is to be found, for the next one that is started here. */
export function saveAddress(folder: DemoFolder, address: string | null): void {
  write(folder.demoRecord, { ...processRef(), address });
}

/** Notes which process is the bot, so that a later demo may end it. */
export function saveBot(folder: DemoFolder, pid: number): void {
  write(folder.botRecord, processRef(pid));
}

/** Lets go of the folder. */
export function releaseFolder(folder: DemoFolder): void {
  rmSync(folder.botRecord, { force: true });
  rmSync(folder.demoRecord, { force: true });
}

/** Ends the bot of a demo that was killed. It is ending by itself as a rule, and has a few seconds for it. */
export async function endOrphanedBot(folder: DemoFolder): Promise<void> {
  const bot = readProcessRef(folder.botRecord);
  const isGone = () => bot === null || !isRunning(bot);
  if (bot === null || isGone()) return;
  process.kill(bot.pid, 'SIGTERM');
  if (await until(isGone, { everyMs: 50, deadlineMs: 4_000 })) return;
  process.kill(bot.pid, 'SIGKILL');
  await until(isGone, { everyMs: 20, deadlineMs: 2_000 });
}

function addressIn(path: string): string | null {
  try {
    const { address } = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}');
    return typeof address === 'string' ? address : null;
  } catch {
    return null;
  }
}

function write(path: string, record: object): void {
  writeFileSync(`${path}.part`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
