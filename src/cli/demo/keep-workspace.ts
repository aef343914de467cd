import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { trimWorkspace } from '../../../sandbox/control/trim-workspace.js';
import { readSnapshot, snapshotVersion } from '../../../sandbox/read-snapshot.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';

/** A workspace as it was kept: `none` before the first run, `set_aside` where it could not be taken up. */
export type KeptWorkspace =
  | { kind: 'kept'; snapshot: unknown }
  | { kind: 'none' }
  | { kind: 'set_aside'; why: string; path: string };

/** The workspace of the last run. One of another version, or a broken one, is renamed and not lost. */
export function readWorkspace(path: string): KeptWorkspace {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { kind: 'none' };
  }
  try {
    return { kind: 'kept', snapshot: snapshotIn(text) };
  } catch (error) {
    const aside = `${path}.set-aside`;
    renameSync(path, aside);
    return { kind: 'set_aside', why: error instanceof Error ? error.message : String(error), path: aside };
  }
}

function snapshotIn(text: string): unknown {
  const { version, workspace } = JSON.parse(text);
  if (version !== snapshotVersion)
    throw new Error(`It is of version ${version}, and this program writes ${snapshotVersion}.`);
  return readSnapshot(workspace);
}

/**
 * Keeps a workspace in a file, soon after each change. What it gives ends the keeping, after the last change was written.
 * `onFailure` hears why it could not be written; the next change is tried again.
 */
export function keepWorkspace(
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
    timer ??= setTimeout(write, gatherMs);
  });
  write();
  return () => {
    stop();
    write();
  };
}

const gatherMs = 700;
