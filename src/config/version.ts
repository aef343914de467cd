import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The version in package.json. */
export function version(): string {
  const places = ['../../package.json', '../../../package.json'].map(
    (path) => new URL(path, import.meta.url),
  );
  const place = places.find((one) => existsSync(one));
  if (!place) return 'unknown';
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(place, 'utf8'))).version;
}
