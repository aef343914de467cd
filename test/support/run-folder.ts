import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../src/db/embedded/process-identity.js';
import { everyScratchSpace, scratchSpace } from './scratch-space.js';

const PREFIX = 'firebreak-tests-';

/** Creates this test run's folder. It contains all files, and the command line of every server names it. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(join(scratchSpace(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711); // as root, Postgres runs as another user, who must pass through it
  return folder;
}

/** Ends what still runs in the folder and removes it. Synchronous, because it must work while the process exits. */
export function discardRunFolder(folder: string): void {
  for (const { pid } of processesNaming(folder)) end(pid);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Like discardRunFolder, for an exit handler of the run itself: ends workers first, so that they start no more servers. */
export function abandonRunFolder(folder: string): void {
  for (const { pid } of livingProcesses().filter(({ parent }) => parent === process.pid)) end(pid);
  try {
    discardRunFolder(folder);
    discardRunFolder(folder); // a server may have started during the first pass
  } catch {
    // the next run discards it
  }
}

/** Discards what killed test runs have left behind. */
export function discardAbandonedRuns(): void {
  for (const space of everyScratchSpace()) {
    for (const name of readdirSync(space).filter((entry) => entry.startsWith(PREFIX))) {
      const run = Number(name.slice(PREFIX.length).split('-')[0]);
      if (run > 0 && !isAlive(run)) discardRunFolder(join(space, name));
    }
  }
}

interface Living {
  pid: number;
  parent: number;
  command: string;
}

/** Running processes whose command line names this folder, except this one. */
export function processesNaming(folder: string): Living[] {
  return livingProcesses().filter(({ pid, command }) => command.includes(folder) && pid !== process.pid);
}

function livingProcesses(): Living[] {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args', '-ww'], { encoding: 'utf8' }).trim().split('\n');
  return lines.slice(1).map((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
  });
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended meanwhile
  }
}
