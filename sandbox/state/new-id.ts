import { randomFillSync } from 'node:crypto';
import type { SandboxContext } from './context.js';

/** The next id with this first letter: readable, and reproducible between runs. */
export function newId(context: SandboxContext, letter: string): string {
  context.workspace.lastId += 1;
  return `${letter}0${context.workspace.lastId.toString(36).toUpperCase().padStart(8, '0')}`;
}

/** A timestamp in Slack's format (`1700000000.000100`), later than all before it. */
export function newTs(context: SandboxContext): string {
  const { workspace } = context;
  const micros = Math.max(context.clock().getTime() * 1000, workspace.lastTsMicros + 100);
  workspace.lastTsMicros = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** `length` random characters of `a-z0-9`, for ids that must never repeat, even between runs. */
export function randomToken(length: number): string {
  if (used + length > pool.length || used === 0) {
    randomFillSync(pool);
    used = 0;
  }
  let token = '';
  for (const byte of pool.subarray(used, used + length)) token += alphabet[byte % alphabet.length];
  used += length;
  return token;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Random bytes fetched in bulk: a system call per id would dominate the sandbox's work. */
const pool = Buffer.alloc(8_192);
let used = 0;
