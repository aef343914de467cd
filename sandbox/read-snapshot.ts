import { isDict } from './json.js';
import { withoutPrototypes } from './state/without-prototypes.js';
import type { Workspace } from './state/workspace.js';

/** A workspace that was written by `snapshot`. Throws on anything else. */
export function readSnapshot(snapshot: unknown): Workspace {
  if (!isWorkspace(snapshot))
    throw new Error('This is no snapshot of a sandbox: it lacks team, users, channels or messages.');
  return withoutPrototypes(structuredClone(snapshot));
}

function isWorkspace(value: unknown): value is Workspace {
  const parts = [
    'team',
    'users',
    'channels',
    'channelIds',
    'messages',
    'views',
    'triggers',
    'responseUrls',
    'lastRead',
  ];
  return isDict(value) && parts.every((part) => isDict(value[part])) && Array.isArray(value.ephemerals);
}
