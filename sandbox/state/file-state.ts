import type { SandboxContext } from './context.js';
import type { StoredFile } from './workspace.js';

/** A shared file with its bytes at the time of the call. */
export interface FileState extends Omit<StoredFile, 'content'> {
  bytes: Buffer;
}

/** The newest shared file with this name. Throws with the known names if there is none. */
export function fileState(context: SandboxContext, name: string): FileState {
  const shared = Object.values(context.workspace.files).filter(({ isComplete }) => isComplete);
  const found = shared.findLast((file) => file.name === name);
  if (found) {
    const { content = '', ...file } = structuredClone(found);
    return { ...file, bytes: Buffer.from(content, 'base64') };
  }
  const known = shared.map((file) => file.name).join(', ') || 'none';
  throw new Error(`The sandbox has no shared file "${name}". Known: ${known}.`);
}
