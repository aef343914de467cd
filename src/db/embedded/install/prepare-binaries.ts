import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Binaries } from './locate-binaries.js';
import { isReadableByAll } from './reachable.js';

/** `place`: a private folder for a copy. `forOtherUser`: a different user must be able to run them. */
export interface PrepareOptions {
  place: string;
  forOtherUser: boolean;
  onCopying?: () => void;
}

/**
 * The `native` folder to run Postgres from: npm's own if possible, else a copy in `place`. Creates the library links
 * that npm's install script would have created.
 */
export function prepareBinaries(binaries: Binaries, options: PrepareOptions): string {
  if (!options.forOtherUser || isOpenToAll(binaries.native)) {
    if (makeMissingLinks(binaries.native)) return binaries.native;
  }
  return copyOnce(binaries, options);
}

function isOpenToAll(native: string): boolean {
  const needed = ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  return needed.every((path) => existsSync(join(native, path)) && isReadableByAll(join(native, path)));
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** False if a link is missing and can't be created. On systems without links they are skipped. */
function makeMissingLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const missing = Links.parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ to: basename(source), at: join(dirname(native), target) }))
    .filter(({ at }) => !existsSync(at));
  try {
    for (const { to, at } of missing) makeLink(to, at);
    return true;
  } catch {
    return false;
  }
}

function makeLink(to: string, at: string): void {
  try {
    symlinkSync(to, at);
  } catch (error) {
    if (!existsSync(at)) throw error; // another process may have made it meanwhile
  }
}

/** Copies under another name and then renames, so a copy is always complete. Removes copies of older versions. */
function copyOnce(binaries: Binaries, { place, onCopying }: PrepareOptions): string {
  const copies = join(place, 'postgres');
  const home = join(copies, binaries.version);
  if (existsSync(home)) return join(home, 'native');
  onCopying?.();
  rmSync(copies, { recursive: true, force: true });
  const part = join(copies, 'part');
  mkdirSync(part, { recursive: true });
  cpSync(binaries.native, join(part, 'native'), { recursive: true, verbatimSymlinks: true });
  openToAll(copies);
  makeMissingLinks(join(part, 'native'));
  renameSync(part, home);
  return join(home, 'native');
}

/** Under a strict umask, npm's files are closed to other users or read-only for us; a copy would inherit that. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
}
