import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from './package-file.js';

/** The version in package.json. */
export function version(): string {
  const place = packageFile('package.json');
  if (!place) return 'unknown';
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(place, 'utf8'))).version;
}
