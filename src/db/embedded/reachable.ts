import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** May a stranger (neither owner nor group) pass through this folder and all above it? Reads mode bits only. */
export function isReachableByAll(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isReachableByAll(above));
}

/** As isReachableByAll, and what stands there may be read by a stranger too. */
export function isReadableByAll(path: string): boolean {
  return (statSync(path).mode & 0o004) !== 0 && isReachableByAll(dirname(path));
}
