import { z } from 'zod';
import { filesIn, textOf } from './source.js';

/** Something the code does, and scopes of which any one allows it; an empty list requires none. */
export interface Need {
  what: string;
  anyOf: readonly string[];
}

const definition = z.object({ scope: z.object({ bot: z.array(z.string()) }).partial() });
const folder = 'sandbox/reference/methods';

/** Web API methods that the code names, each with its files. The error table calls none. */
export function methodsInUse(): Map<string, string[]> {
  const families = new Set(filesIn(folder).map((path) => nameOf(path).split('.')[0]));
  const found = new Map<string, string[]>();
  for (const path of filesIn('src/slack', 'src/commands', 'src/main.ts', 'src/main'))
    if (path !== 'src/slack/error-table.ts')
      for (const [, name = '', family] of textOf(path).matchAll(/'(([a-z]+)(?:\.[a-zA-Z]+)+)'/g))
        if (families.has(family)) found.set(name, [...(found.get(name) ?? []), path]);
  return found;
}

/** Scopes a method needs: one for each kind of channel that incidents use, or any one of its list. */
export function needsOf(method: string): Need[] {
  const { bot = [] } = definition.parse(JSON.parse(textOf(`${folder}/${method}.json`))).scope;
  if (bot.length === 0) return [];
  const byChannel = /^(?:conversations\.|users\.conversations$)/.test(method);
  if (!byChannel) return [{ what: method, anyOf: bot }];
  return [
    { what: `${method} of public channels`, anyOf: bot.filter((scope) => scope.startsWith('channels:')) },
    { what: `${method} of private channels`, anyOf: bot.filter((scope) => scope.startsWith('groups:')) },
  ];
}

/** Scopes of each event. Source: https://docs.slack.dev/reference/events */
const eventScopes: Record<string, readonly (readonly string[])[]> = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_archive: [['channels:read']],
  channel_deleted: [['channels:read']],
  channel_rename: [['channels:read']],
  channel_id_changed: [['groups:read']],
  channel_shared: [['channels:read'], ['groups:read']],
  channel_unshared: [['channels:read'], ['groups:read']],
  channel_unarchive: [['channels:read']],
  group_archive: [['groups:read']],
  group_deleted: [['groups:read']],
  group_rename: [['groups:read']],
  group_unarchive: [['groups:read']],
  member_joined_channel: [['channels:read'], ['groups:read']],
  member_left_channel: [['channels:read'], ['groups:read']],
  'message.channels': [['channels:history']],
  'message.groups': [['groups:history']],
  pin_added: [['pins:read']],
  pin_removed: [['pins:read']],
  reaction_added: [['reactions:read']],
  reaction_removed: [['reactions:read']],
  subteam_members_changed: [['usergroups:read']],
  team_join: [['users:read']],
  user_change: [['users:read']],
};

/** Throws for an event missing from the table: look up its scopes and add them. */
export function needsOfEvent(event: string): Need[] {
  const scopes = eventScopes[event];
  if (!scopes) throw new Error(`Write the scopes of the event ${event} into test/tree/needs.ts.`);
  return scopes.map((anyOf) => ({ what: `the event ${event}`, anyOf }));
}

function nameOf(path: string): string {
  return path.slice(folder.length + 1, -'.json'.length);
}
