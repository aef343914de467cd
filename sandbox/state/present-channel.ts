import type { Dict } from '../json.js';
import { identity } from './identity.js';
import type { Channel } from './workspace.js';
import type { World } from './world.js';

/** A conversation as the Web API gives it to the app. */
export function presentChannel(world: World, channel: Channel, o: { withMembers?: boolean } = {}): Dict {
  if (channel.kind === 'im') return presentDirect(channel);
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    created: channel.created,
    creator: channel.creator,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    is_pending_ext_shared: false,
    is_member: channel.members.includes(identity.botUserId),
    context_team_id: world.workspace.team.id,
    shared_team_ids: [world.workspace.team.id],
    updated: channel.created * 1000,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames,
    ...(o.withMembers ? { num_members: channel.members.length } : {}),
  };
}

function presentDirect(channel: Channel): Dict {
  return {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: true,
    is_org_shared: false,
    user: channel.members.find((member) => member !== identity.botUserId) ?? identity.botUserId,
    is_user_deleted: false,
    priority: 0,
  };
}
