import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the manifest that ships with this program, or of the one in the working directory. */
export function manifestPath(): string {
  const own = fileURLToPath(new URL('../../manifest.yml', import.meta.url));
  return existsSync(own) ? own : './manifest.yml';
}
