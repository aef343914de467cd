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

/** `place`: a private folder for a copy. `forStranger`: another user than ourselves must run them. */
export interface PrepareOptions {
  place: string;
  forStranger: boolean;
  onCopying?: () => void;
}

/**
 * The `native` folder to run Postgres from: npm's own where that is possible, else a copy in `place`.
 * Makes the library links that npm's install script would have made, had it been let.
 */
export function prepareBinaries(binaries: Binaries, options: PrepareOptions): string {
  if (!options.forStranger || isOpenToAll(binaries.native)) {
    if (makeMissingLinks(binaries.native)) return binaries.native;
  }
  return copyOnce(binaries, options);
}

function isOpenToAll(native: string): boolean {
  const needed = ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  return needed.every((path) => existsSync(join(native, path)) && isReadableByAll(join(native, path)));
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** False when a link is missing and the folder does not let us make it. Links on systems without them stay undone. */
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

/** A copy is whole or not there at all: it is made under another name and then renamed. Older versions' copies go. */
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

/** What npm unpacked under a strict umask is closed to strangers, or to our own writing, and so would be its copy. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
}
