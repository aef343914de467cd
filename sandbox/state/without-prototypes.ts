import { isDict } from '../json.js';
import type { Workspace } from './workspace.js';

/** The same workspace, its tables without a prototype: an id like `__proto__` or `constructor` is then just unknown. */
export function withoutPrototypes(workspace: Workspace): Workspace {
  for (const table of Object.values(workspace)) {
    if (isDict(table)) Object.setPrototypeOf(table, null);
  }
  return workspace;
}
