import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning, processRef, readProcessRef } from '../src/db/embedded/owner-record.js';
import { withStartLock } from '../src/db/embedded/start-lock.js';
import { until } from '../src/db/embedded/until.js';
import type { DemoFolder } from './demo-folder.js';

/** Either this process has the folder, or another demo does; its address is null while it starts. */
export type Claim = { kind: 'ours' } | { kind: 'taken'; pid: number; address: string | null };

/** Claims the folder for this process. A demo that died loses its claim. */
export function claimFolder(folder: DemoFolder): Promise<Claim> {
  return withStartLock(folder.path, 5_000, async () => {
    const other = readProcessRef(folder.demoRecord);
    if (other && isRunning(other))
      return { kind: 'taken', pid: other.pid, address: addressIn(folder.demoRecord) } as const;
    saveAddress(folder, null);
    return { kind: 'ours' } as const;
  });
}

/** Stores this demo's address for the next one started in the folder. */
export function saveAddress(folder: DemoFolder, address: string | null): void {
  write(folder.demoRecord, { ...processRef(), address });
}

/** Stores the bot's pid, so that a later demo can end it. */
export function saveBot(folder: DemoFolder, pid: number): void {
  write(folder.botRecord, processRef(pid));
}

/** Gives up the claim on the folder. */
export function releaseFolder(folder: DemoFolder): void {
  rmSync(folder.botRecord, { force: true });
  rmSync(folder.demoRecord, { force: true });
}

/** Ends the bot of a demo that was killed. It normally exits by itself within a few seconds. */
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
