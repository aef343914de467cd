import { archiveChannel, renameChannel, unarchiveChannel } from '../state/channel-life.js';
import { identity } from '../state/identity.js';
import { joinChannel } from '../state/membership.js';
import { newChannel } from '../state/new-channel.js';
import { newTs } from '../state/new-id.js';
import { presentChannel } from '../state/present-channel.js';
import type { Channel } from '../state/workspace.js';
import type { World } from '../state/world.js';
import { refuse } from './api-refusal.js';
import { requireFreeName } from './channel-name.js';
import type { Family } from './method.js';
import { requireChannel, requireMembership, requireNamed, requireOpenMembership } from './require-channel.js';

const bot = identity.botUserId;

/** Making, renaming, archiving channels; the app is the actor. */
export const conversationsLifecycle: Family = {
  'conversations.create': (args, world) => {
    const name = requireFreeName(world, args.must('name'));
    const kind = args.flag('is_private') ? 'private' : 'public';
    const channel = newChannel(world, { name, kind, creator: bot });
    if (kind === 'public') tellCreated(world, channel);
    joinChannel(world, channel, bot);
    return { channel: { ...presentChannel(world, channel, { asReader: true }), latest: null } };
  },

  'conversations.rename': (args, world) => {
    const channel = requireOpenMembership(world, args.text('channel'));
    requireNamed(channel);
    renameChannel(world, channel, requireFreeName(world, args.must('name')), bot);
    const detail = { asReader: true, withLocale: true, withMembers: true };
    return { channel: presentChannel(world, channel, detail) };
  },

  'conversations.archive': (args, world) => {
    const channel = requireChannel(world, args.text('channel'));
    requireNamed(channel);
    if (channel.isArchived) refuse('already_archived');
    requireMembership(world, channel.id);
    if (channel.isGeneral) refuse('cant_archive_general');
    archiveChannel(world, channel, bot);
    return {};
  },

  'conversations.unarchive': (args, world) => {
    const channel = requireChannel(world, args.text('channel'));
    requireNamed(channel);
    if (!channel.isArchived) refuse('not_archived');
    unarchiveChannel(world, channel, bot);
    return {};
  },
};

function tellCreated(world: World, { id, name, created, creator }: Channel): void {
  const shown = {
    id,
    name,
    created,
    creator,
    name_normalized: name,
    is_channel: true,
    is_shared: false,
    is_org_shared: false,
    context_team_id: identity.teamId,
  };
  world.tell({
    type: 'channel_created',
    body: { type: 'channel_created', channel: shown, event_ts: newTs(world) },
  });
}
