import type { AppContext } from '../../src/commands/app-context.js';
import { registerCommands } from '../../src/commands/bolt/listeners/register.js';
import type { RoutedApp } from '../../src/commands/bolt/listeners/route-events.js';

/** What the commands register with Bolt. */
export interface Registered {
  commands: string[];
  /** Null `type` means both kinds. */
  shortcuts: { callbackId: string; type: 'global' | 'message' | null }[];
  events: string[];
}

/** Registers the commands with a Bolt that only records the registrations, so no dependencies are needed. */
export function registered(): Registered {
  const found: Registered = { commands: [], shortcuts: [], events: [] };
  const app = {
    command: (name: string) => found.commands.push(name),
    shortcut: (asked: string | { type: string; callback_id: string }) =>
      found.shortcuts.push(shortcutOf(asked)),
    event: (name: string) => found.events.push(name),
    ownMessage: () => {},
    message: () => found.events.push('message'),
    action: () => {},
    view: () => {},
    options: () => {},
  };
  registerCommands(app as unknown as RoutedApp, {} as AppContext);
  return found;
}

function shortcutOf(asked: string | { type: string; callback_id: string }): Registered['shortcuts'][number] {
  if (typeof asked === 'string') return { callbackId: asked, type: null };
  return { callbackId: asked.callback_id, type: asked.type === 'message_action' ? 'message' : 'global' };
}
