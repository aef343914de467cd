import type { AppContext } from '../../app-context.js';
import { registerButtons } from './register-buttons.js';
import { registerEvents } from './register-events.js';
import { registerForms } from './register-forms.js';
import { registerShortcuts } from './register-shortcuts.js';
import { registerSlashCommand } from './register-slash-command.js';
import type { RoutedApp } from './route-events.js';

/** Registers all listeners with Bolt. */
export function registerCommands(app: RoutedApp, appContext: AppContext): void {
  registerSlashCommand(app, appContext);
  registerButtons(app, appContext);
  registerForms(app, appContext);
  registerShortcuts(app, appContext);
  registerEvents(app, appContext);
}
