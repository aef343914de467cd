import { openWorkspace, type WorkspaceOptions } from './demo/open-workspace.js';
import { playDemoStory } from './demo/play-demo-story.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';

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
