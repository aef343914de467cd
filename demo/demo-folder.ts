import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The demo's files. All are in one folder, except what Postgres needs when run as root. */
export interface DemoFolder {
  path: string;
  /** The bot's FIREBREAK_DATA. */
  botData: string;
  botLog: string;
  workspace: string;
  /** The story's output: its transcript and the exported incident record. */
  story: string;
  /** Pid files: the demo's process and its bot. */
  demoRecord: string;
  botRecord: string;
}

/**
 * Opens `.firebreak-demo` in the working directory and creates it if missing. As root, Postgres's user may pass through
 * it.
 */
export function openDemoFolder(cwd: string): DemoFolder {
  const path = join(cwd, '.firebreak-demo');
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  return {
    path,
    botData: join(path, 'bot'),
    botLog: join(path, 'bot.log'),
    workspace: join(path, 'workspace.json'),
    story: join(path, 'story'),
    demoRecord: join(path, 'demo.json'),
    botRecord: join(path, 'bot.json'),
  };
}
