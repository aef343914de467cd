import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { trimWorkspace } from '../sandbox/control/trim-workspace.js';
import { readSnapshot, snapshotVersion } from '../sandbox/read-snapshot.js';
import type { Sandbox } from '../sandbox/sandbox.js';

/** The saved workspace: `none` before the first run, `set_aside` when it can't be restored. */
export type SavedWorkspace =
  | { kind: 'saved'; snapshot: unknown }
  | { kind: 'none' }
  | { kind: 'set_aside'; why: string; path: string };

/** Reads the workspace of the last run. One that is broken or of another version is renamed, not lost. */
export function readWorkspace(path: string): SavedWorkspace {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { kind: 'none' };
  }
  try {
    return { kind: 'saved', snapshot: snapshotIn(text) };
  } catch (error) {
    const aside = `${path}.set-aside`;
    renameSync(path, aside);
    return { kind: 'set_aside', why: error instanceof Error ? error.message : String(error), path: aside };
  }
}

function snapshotIn(text: string): unknown {
  const { version, workspace } = JSON.parse(text);
  if (version !== snapshotVersion)
    throw new Error(`It is version ${version}; this program reads version ${snapshotVersion}.`);
  return readSnapshot(workspace);
}

/**
 * Saves the workspace to a file soon after each change. The returned function stops that after a last write. `onFailure`
 * receives the reason when a write fails; the next change retries.
 */
export function saveWorkspaceOnChange(
  slack: Sandbox,
  path: string,
  { clock, onFailure }: { clock: () => Date; onFailure: (why: string) => void },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const workspace = trimWorkspace(slack.snapshot(), clock());
    try {
      writeFileSync(`${path}.part`, JSON.stringify({ version: snapshotVersion, workspace }), { mode: 0o600 });
      renameSync(`${path}.part`, path);
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const stop = slack.onChange(() => {
    timer ??= setTimeout(write, batchMs);
  });
  write();
  return () => {
    stop();
    write();
  };
}

const batchMs = 700;
