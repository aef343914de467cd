import type { Dict } from '../json.js';
import type { SandboxContext } from './context.js';
import { identity } from './identity.js';
import { presentMessage } from './present-message.js';
import type { Channel } from './workspace.js';

/** Optional fields of a conversation. */
export interface ChannelDetail {
  withMembers?: boolean;
  /** Fields about the app as a reader: what it has read, and the latest message. */
  asReader?: boolean;
  withLocale?: boolean;
}

/** A conversation in the Web API's format. */
export function presentChannel(context: SandboxContext, channel: Channel, detail: ChannelDetail = {}): Dict {
  return { ...shown(context, channel), ...further(context, channel, detail) };
}

function further(context: SandboxContext, channel: Channel, detail: ChannelDetail): Dict {
  const latest = context.workspace.messages[channel.id]?.at(-1);
  const read = { last_read: '0000000000.000000', unread_count: 0, unread_count_display: 0, priority: 0 };
  return {
    ...(detail.withMembers ? { num_members: channel.members.length } : {}),
    ...(detail.asReader ? { ...read, latest: latest ? presentMessage(context, latest) : null } : {}),
    ...(detail.withLocale ? { locale: 'en-US' } : {}),
  };
}

function shown(context: SandboxContext, channel: Channel): Dict {
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
    is_frozen: false,
    is_read_only: false,
    ...(channel.kind === 'mpim' ? { is_open: true, priority: 0 } : {}),
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: channel.isExtShared === true,
    is_ext_shared: channel.isExtShared === true,
    is_org_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    is_pending_ext_shared: false,
    is_member: channel.members.includes(identity.botUserId),
    context_team_id: context.workspace.team.id,
    shared_team_ids: [context.workspace.team.id],
    updated: channel.created * 1000,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames,
    parent_conversation: null,
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
    is_open: true,
    priority: 0,
  };
}
