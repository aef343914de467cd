import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the name of an unfinished backup ends with. */
export const partialSuffix = '.partial';

/** Removes what backups that were killed left behind: names that start with `prefix`, last written before `before`. */
export async function removeAbandoned(
  folder: string,
  { prefix, before }: { prefix: string; before: Date },
): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.startsWith(prefix) && one.endsWith(partialSuffix))) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: before.getTime() }));
    if (mtimeMs < before.getTime()) await rm(file, { force: true });
  }
}
