import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processIdentity } from './process-identity.js';

const Holder = z.object({ pid: z.number().int().positive(), identity: z.string() });

/** A process that holds something, so described that a later process of the same number is not taken for it. */
export type Holder = z.infer<typeof Holder>;

/** The process of this number; this one when none is named. */
export function holderOf(pid: number = process.pid): Holder {
  return { pid, identity: processIdentity(pid) ?? 'ended' };
}

/** Whether it still lives. */
export function isHolding(holder: Holder): boolean {
  return processIdentity(holder.pid) === holder.identity;
}

/** Who wrote the file; null when there is none or it cannot be read as one. */
export function readHolder(path: string): Holder | null {
  if (!existsSync(path)) return null;
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Whether the process that last became the running server's owner still lives: it, and no other, will stop it. */
export function hasLivingOwner(dataDir: string): boolean {
  const owner = readHolder(ownerPath(dataDir));
  return owner !== null && isHolding(owner);
}

/** Makes this process the owner of the running server. */
export function becomeOwner(dataDir: string): void {
  const path = ownerPath(dataDir);
  writeFileSync(`${path}.part`, JSON.stringify(holderOf()), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

const ownerPath = (dataDir: string): string => join(dataDir, 'owner.json');
