import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.js';

const ProcessRef = z.object({ pid: z.number().int().positive(), identity: z.string() });

/** A process, described so that a later process with the same number isn't mistaken for it. */
export type ProcessRef = z.infer<typeof ProcessRef>;

/** The process with this number; by default, this one. */
export function processRef(pid: number = process.pid): ProcessRef {
  return { pid, identity: processIdentity(pid) ?? 'ended' };
}

/** Whether the process is still alive. */
export function isRunning(holder: ProcessRef): boolean {
  return processIdentity(holder.pid) === holder.identity;
}

/** The process that wrote the file; null if there is no file or it is unreadable. */
export function readProcessRef(path: string): ProcessRef | null {
  if (!existsSync(path)) return null;
  try {
    return ProcessRef.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Whether the running server's owner is alive. Only the owner stops the server. */
export function hasLivingOwner(dataDir: string): boolean {
  const owner = readProcessRef(ownerPath(dataDir));
  return owner !== null && isRunning(owner);
}

/** Makes this process the owner of the running server. */
export function becomeOwner(dataDir: string): void {
  const path = ownerPath(dataDir);
  writeFileSync(`${path}.part`, JSON.stringify(processRef()), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

const ownerPath = (dataDir: string): string => join(dataDir, 'owner.json');
