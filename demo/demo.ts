import type { ExitCode } from '../src/cli/exit-code.js';
import type { Terminal } from '../src/cli/terminal.js';
import { openWorkspace, type WorkspaceOptions } from './open-workspace.js';
import { playDemoStory } from './play-demo-story.js';

/** Options of `firebreak demo`, with the width and color of what it prints. */
export interface DemoOptions extends WorkspaceOptions {
  story: boolean;
  width: number;
  color: boolean;
}

/** Runs the demo: a workspace in the browser, or a story that plays by itself. */
export async function demo(terminal: Terminal, options: DemoOptions): Promise<ExitCode> {
  if (options.story) return playDemoStory(terminal, options);
  return openWorkspace(terminal, options);
}
