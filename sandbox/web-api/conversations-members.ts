import type { Dict } from '../json.js';
import { directChannel, findDirect } from '../state/direct-channel.js';
import { identity } from '../state/identity.js';
import { joinChannel, leaveChannel } from '../state/membership.js';
import { presentChannel } from '../state/present-channel.js';
import { refuse, refuseMistake } from './api-refusal.js';
import { inviteAll } from './invite.js';
import type { Family } from './method.js';
import { requireChannel, requireMembership, requireNamed } from './require-channel.js';

/** Membership: joining, leaving, inviting, removing, opening direct messages. */
export const conversationsMembers: Family = {
  'conversations.invite': (args, context) => {
    const channel = requireMembership(context, args.text('channel'));
    requireNamed(channel);
    if (channel.isArchived) refuse('is_archived');
    const details = inviteAll(context, channel, args.list('users'), args.flag('force'));
    return { channel: presentChannel(context, channel, { asReader: true }), ...details };
  },

  'conversations.join': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    if (channel.kind !== 'public')
      refuseMistake(
        'method_not_supported_for_channel_type',
        'An app can join only public channels; it must be invited to others',
      );
    if (channel.isArchived) refuse('is_archived');
    const isIn = channel.members.includes(identity.botUserId);
    joinChannel(context, channel, identity.botUserId);
    return { channel: presentChannel(context, channel), ...(isIn ? warning('already_in_channel') : {}) };
  },

  'conversations.leave': (args, context) => {
    const channel = requireChannel(context, args.text('channel'));
    requireNamed(channel);
    if (channel.isArchived) refuse('is_archived');
    if (channel.isGeneral) refuse('cant_leave_general');
    if (!channel.members.includes(identity.botUserId)) return { not_in_channel: true };
    if (channel.members.length === 1 && channel.kind === 'private') refuse('last_member');
    leaveChannel(context, channel, identity.botUserId);
    return {};
  },

  'conversations.kick': (args, context) => {
    const channel = requireMembership(context, args.text('channel'));
    requireNamed(channel);
    const user = args.text('user');
    if (!user || !context.workspace.users[user]) refuse('user_not_found');
    if (user === identity.botUserId)
      refuseMistake('cant_kick_self', 'user: is the app itself; use conversations.leave');
    if (channel.isGeneral) refuse('cant_kick_from_general');
    if (!channel.members.includes(user)) refuse('not_in_channel');
    leaveChannel(context, channel, user);
    return { errors: {} };
  },

  'conversations.open': (args, context) => {
    if (args.has('channel')) {
      const channel = requireChannel(context, args.text('channel'));
      return { no_op: true, already_open: true, channel: { id: channel.id } };
    }
    const users = args.list('users').filter((id) => id !== identity.botUserId);
    if (users.length === 0) refuseMistake('users_list_not_supplied', 'users: lists only the app');
    if (users.length > 8)
      refuseMistake('too_many_users', `users: ${users.length} given; Slack allows at most 8`);
    for (const id of users) refuseUnreachable(context.workspace.users[id]?.kind);
    const known = findDirect(context, users);
    const channel = known ?? directChannel(context, users);
    const state = known ? { no_op: true, already_open: true } : {};
    return {
      ...state,
      channel: args.flag('return_im')
        ? presentChannel(context, channel, { asReader: true })
        : { id: channel.id },
    };
  },
};

function refuseUnreachable(kind: string | undefined): void {
  if (kind === undefined) refuse('user_not_found');
  if (kind === 'deactivated') refuse('user_disabled');
  if (kind === 'bot') refuse('cannot_dm_bot');
}

function warning(word: string): Dict {
  return { warning: word, response_metadata: { warnings: [word] } };
}
