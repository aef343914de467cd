import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { newId, newTs } from './new-id.js';
import type { Channel } from './workspace.js';

/** Changes a channel's id everywhere in the workspace and tells the app (`channel_id_changed`). */
export function changeChannelId(context: SandboxContext, channel: Channel): void {
  const { workspace } = context;
  const [old, id] = [channel.id, newId(context, 'C')];
  channel.id = id;
  workspace.channels = renamed(workspace.channels, old, id);
  workspace.messages = renamed(workspace.messages, old, id);
  workspace.bookmarks = renamed(workspace.bookmarks, old, id);
  for (const [user, read] of Object.entries(workspace.lastRead))
    workspace.lastRead[user] = renamed(read, old, id);
  for (const bookmark of workspace.bookmarks[id] ?? []) bookmark.channel_id = id;
  if (workspace.channelIds[channel.name] === old) workspace.channelIds[channel.name] = id;
  const messages = [...(workspace.messages[id] ?? []), ...workspace.ephemerals, ...workspace.scheduled];
  for (const message of messages) if (message.channel === old) message.channel = id;
  for (const message of workspace.messages[id] ?? []) {
    if (message.pinned_to) message.pinned_to = message.pinned_to.map((one) => (one === old ? id : one));
    if (message.pinned_info) message.pinned_info.channel = id;
  }
  for (const url of Object.values(workspace.responseUrls)) if (url.channel === old) url.channel = id;
  for (const file of Object.values(workspace.files))
    file.channels = file.channels.map((one) => (one === old ? id : one));
  const type = 'channel_id_changed';
  const body: Dict = { type, old_channel_id: old, new_channel_id: id, event_ts: newTs(context) };
  context.tell({ type, channelId: id, body });
}

/** The same record in the same order, with one key renamed. */
function renamed<Thing>(things: Record<string, Thing>, from: string, to: string): Record<string, Thing> {
  const entries = Object.entries(things).map(([key, thing]) => [key === from ? to : key, thing] as const);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
