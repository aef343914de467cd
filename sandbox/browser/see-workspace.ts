import { maySee } from '../state/channel-access.js';
import { identity } from '../state/identity.js';
import type { Actor } from '../users/actor.js';
import { builtIns } from './built-in-commands.js';
import type { WorkspaceSeen } from './protocol.js';

/** The parts of the workspace that the viewer can see. */
export function seeWorkspace({ context, userId }: Actor): WorkspaceSeen {
  const { workspace, manifest } = context;
  const app = workspace.users[identity.botUserId];
  return {
    name: workspace.team.name,
    domain: workspace.team.domain,
    guide: context.guide?.address ?? null,
    app: {
      userId: identity.botUserId,
      name: app?.realName ?? '',
      hasHome: manifest.homeTab,
      hasMessages: manifest.messagesTab,
      takesMessages: manifest.messagesTab && !manifest.messagesReadOnly,
    },
    people: Object.values(workspace.users).map(({ id, name, realName, kind, tz, title }) => ({
      id,
      name,
      realName,
      kind,
      ...(tz ? { tz } : {}),
      ...(title ? { title } : {}),
    })),
    groups: Object.values(workspace.userGroups).map(({ id, handle, name }) => ({ id, handle, name })),
    channels: Object.values(workspace.channels)
      .filter((channel) => channel.name && maySee(context, channel, userId))
      .map(({ id, name, kind }) => ({ id, name, kind })),
    commands: [...manifest.commands].map(([command, { description, usageHint }]) => ({
      command,
      description,
      usageHint,
    })),
    builtIns: builtIns.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    shortcuts: [...manifest.shortcuts].map(([callbackId, one]) => ({ callbackId, ...one })),
  };
}
