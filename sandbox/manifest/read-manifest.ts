import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Dict, dict, dicts, text, texts } from '../json.js';
import { requireKnownEvents } from './known-events.js';

/** What the app's manifest grants and declares. `permissive` means that there is no manifest and everything is granted. */
export interface Manifest {
  permissive: boolean;
  botName: string;
  scopes: Set<string>;
  events: Set<string>;
  commands: Map<string, { shouldEscape: boolean; description: string; usageHint: string }>;
  shortcuts: Map<string, { type: 'global' | 'message'; name: string; description: string }>;
  homeTab: boolean;
  messagesTab: boolean;
  /** People can read the app's messages but not reply. */
  messagesReadOnly: boolean;
}

/**
 * Reads the manifest at `path`, or uses `override`. Without either, everything is granted. Throws on invalid YAML and unknown
 * events.
 */
export function readManifest(path: string, override?: object): Manifest {
  if (override) return fromDict(dict(override), false);
  if (!existsSync(path)) return fromDict({}, true);
  return fromDict(dict(parse(readFileSync(path, 'utf8'))), false);
}

function fromDict(manifest: Dict, permissive: boolean): Manifest {
  const features = dict(manifest.features);
  const home = dict(features.app_home);
  const events = texts(dict(dict(manifest.settings).event_subscriptions).bot_events);
  requireKnownEvents(events);
  return {
    permissive,
    botName:
      text(dict(features.bot_user).display_name) ??
      text(dict(manifest.display_information).name) ??
      'firebreak',
    scopes: new Set(texts(dict(dict(manifest.oauth_config).scopes).bot)),
    events: new Set(events),
    commands: new Map(
      dicts(features.slash_commands).map((one) => [
        text(one.command) ?? '',
        {
          shouldEscape: one.should_escape === true,
          description: text(one.description) ?? '',
          usageHint: text(one.usage_hint) ?? '',
        },
      ]),
    ),
    shortcuts: new Map(
      dicts(features.shortcuts).map((one) => [
        text(one.callback_id) ?? '',
        {
          type: one.type === 'message' ? 'message' : 'global',
          name: text(one.name) ?? '',
          description: text(one.description) ?? '',
        },
      ]),
    ),
    homeTab: permissive || home.home_tab_enabled === true,
    messagesReadOnly: home.messages_tab_read_only_enabled === true,
    messagesTab: permissive || home.messages_tab_enabled === true,
  };
}
