import type { App } from '@slack/bolt';
import type { Surroundings } from '../surroundings.js';
import { registerButtons } from './register-buttons.js';
import { registerEvents } from './register-events.js';
import { registerForms } from './register-forms.js';
import { registerShortcuts } from './register-shortcuts.js';
import { registerSlashCommand } from './register-slash-command.js';

/** Binds every way in which a person asks to Bolt. */
export function registerCommands(app: App, around: Surroundings): void {
  registerSlashCommand(app, around);
  registerButtons(app, around);
  registerForms(app, around);
  registerShortcuts(app, around);
  registerEvents(app, around);
}
