import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a demo keeps its things: one folder, nothing outside of it but what Postgres needs as root. */
export interface DemoFolder {
  path: string;
  /** FIREBREAK_DATA of the bot. */
  botData: string;
  botLog: string;
  workspace: string;
  /** What the story writes: its transcript and the record of its incident. */
  story: string;
  /** Who runs here; and which process is its bot. */
  demoRecord: string;
  botRecord: string;
}

/** The folder `.firebreak-demo` in the working directory, made where it is missing. Root lets Postgres's user pass. */
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
