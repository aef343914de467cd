import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The manifest that comes with this program, whatever the working directory; else the one of the working directory. */
export function manifestPath(): string {
  const own = fileURLToPath(new URL('../../../../manifest.yml', import.meta.url));
  return existsSync(own) ? own : './manifest.yml';
}
