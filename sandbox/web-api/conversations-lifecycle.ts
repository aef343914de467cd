import { archiveChannel, renameChannel, unarchiveChannel } from '../state/channel-life.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { joinChannel } from '../state/membership.js';
import { newChannel } from '../state/new-channel.js';
import { newTs } from '../state/new-id.js';
import { presentChannel } from '../state/present-channel.js';
import type { Channel } from '../state/workspace.js';
import { refuse } from './api-refusal.js';
import { requireFreeName } from './channel-name.js';
import type { Family } from './method.js';
import { requireChannel, requireMembership, requireNamed, requireOpenMembership } from './require-channel.js';

const bot = identity.botUserId;

/** Creating, renaming and archiving channels, as the app. */
export const conversationsLifecycle: Family = {
  'conversations.create': (args, context) => {
    const name = requireFreeName(context, args.must('name'));
    const kind = args.flag('is_private') ? 'private' : 'public';
    const channel = newChannel(context, { name, kind, creator: bot });
    if (kind === 'public') tellCreated(context, channel);
    joinChannel(context, channel, bot);
    return { channel: { ...presentChannel(context, channel, { asReader: true }), latest: null } };
  },

  'conversations.rename': (args, context) => {
    const channel = requireOpenMembership(context, args.text('channel'));
    requireNamed(channel);
    renameChannel(context, channel, requireFreeName(context, args.must('name')), bot);
    const detail = { asReader: true, withLocale: true, withMembers: true };
    return { channel: presentChannel(context, channel, detail) };
  },

  'conversations.archive': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    requireNamed(channel);
    if (channel.isArchived) refuse('already_archived');
    requireMembership(context, channel.id);
    if (channel.isGeneral) refuse('cant_archive_general');
    archiveChannel(context, channel, bot);
    return {};
  },

  'conversations.unarchive': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    requireNamed(channel);
    if (!channel.isArchived) refuse('not_archived');
    unarchiveChannel(context, channel, bot);
    return {};
  },
};

function tellCreated(context: SandboxContext, { id, name, created, creator }: Channel): void {
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
  context.tell({
    type: 'channel_created',
    body: { type: 'channel_created', channel: shown, event_ts: newTs(context) },
  });
}
