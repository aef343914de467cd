import type { Dict } from '../json.js';
import { nowSeconds, type SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { appPictures } from '../state/pictures.js';
import { presentProfile, presentUser } from '../state/present-user.js';
import type { User } from '../state/workspace.js';
import { refuse } from './api-refusal.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';

/** Users: members, guests, deactivated accounts, bots, external people. */
export const users: Family = {
  'users.info': (args, context) => {
    const user = requireUser(context, args.text('user'));
    return { user: presentUser(user, { ...shows(context), locale: args.flag('include_locale') }) };
  },

  'users.list': (args, context) => {
    const { page, metadata } = paginate(args, Object.values(context.workspace.users), 1000);
    const members = page.map((user) =>
      presentUser(user, { ...shows(context), locale: args.flag('include_locale') }),
    );
    return { members, cache_ts: Math.floor(context.clock().getTime() / 1000), ...metadata };
  },

  'users.lookupByEmail': (args, context) => {
    const email = args.must('email').toLowerCase();
    const user = Object.values(context.workspace.users).find((one) => one.email?.toLowerCase() === email);
    if (!user || user.kind === 'deactivated') refuse('users_not_found');
    return { user: presentUser(user, { email: true, at: context.clock() }) };
  },

  'users.profile.get': (args, context) => {
    const user = requireUser(context, args.text('user') ?? identity.botUserId);
    return { profile: { ...presentProfile(user, shows(context)), start_date: '' } };
  },

  'users.getPresence': (args, context) => {
    const user = requireUser(context, args.text('user') ?? identity.botUserId);
    if (user.id === identity.botUserId) return ownPresence(context);
    return { presence: user.kind === 'deactivated' ? 'away' : 'active' };
  },

  'bots.info': (args, context) => {
    const bot = args.text('bot') ?? identity.botId;
    if (bot === identity.botId) return { bot: appBot(context) };
    const user = Object.values(context.workspace.users).find(
      (one) => one.kind === 'bot' && one.id.slice(1) === bot.slice(1),
    );
    if (!user) refuse('bot_not_found');
    return {
      bot: {
        id: bot,
        deleted: false,
        name: user.realName,
        updated: 0,
        app_id: '',
        user_id: user.id,
        icons: {},
      },
    };
  },
};

/** An app receives more fields about itself. */
function ownPresence(context: SandboxContext): Dict {
  const last_activity = nowSeconds(context);
  const away = { auto_away: false, manual_away: false };
  return { presence: 'active', online: true, ...away, connection_count: 1, last_activity };
}

function appBot(context: SandboxContext): object {
  const name = context.workspace.users[identity.botUserId]?.name ?? '';
  const { botId: id, appId: app_id, botUserId: user_id } = identity;
  return { id, deleted: false, name, updated: 0, app_id, user_id, icons: appPictures };
}

function requireUser(context: SandboxContext, id: string | undefined): User {
  return (id ? context.workspace.users[id] : undefined) ?? refuse('user_not_found');
}

function shows(context: SandboxContext): { email: boolean; at: Date } {
  return {
    email: context.manifest.permissive || context.manifest.scopes.has('users:read.email'),
    at: context.clock(),
  };
}
