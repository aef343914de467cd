import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether other users (neither owner nor group) can traverse this folder and all its parents. Reads mode bits only. */
export function isReachableByAll(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isReachableByAll(above));
}

/** Like `isReachableByAll`, and other users can also read the path itself. */
export function isReadableByAll(path: string): boolean {
  return (statSync(path).mode & 0o004) !== 0 && isReachableByAll(dirname(path));
}
