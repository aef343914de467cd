import { isDict } from '../json.js';
import type { Workspace } from './workspace.js';

/** The same workspace with prototype-free tables, so that an id like `__proto__` or `constructor` is simply unknown. */
export function withoutPrototypes(workspace: Workspace): Workspace {
  for (const table of Object.values(workspace)) {
    if (isDict(table)) Object.setPrototypeOf(table, null);
  }
  return workspace;
}
