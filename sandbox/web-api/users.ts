import type { Dict } from '../json.js';
import { identity } from '../state/identity.js';
import { appPictures } from '../state/pictures.js';
import { presentProfile, presentUser } from '../state/present-user.js';
import type { User } from '../state/workspace.js';
import { nowSeconds, type World } from '../state/world.js';
import { refuse } from './api-refusal.js';
import type { Family } from './method.js';
import { paginate } from './paginate.js';

/** People: members, guests, deactivated, bots, strangers of other workspaces. */
export const users: Family = {
  'users.info': (args, world) => {
    const user = requireUser(world, args.text('user'));
    return { user: presentUser(user, { ...shows(world), locale: args.flag('include_locale') }) };
  },

  'users.list': (args, world) => {
    const { page, metadata } = paginate(args, Object.values(world.workspace.users), 1000);
    const members = page.map((user) =>
      presentUser(user, { ...shows(world), locale: args.flag('include_locale') }),
    );
    return { members, cache_ts: Math.floor(world.clock().getTime() / 1000), ...metadata };
  },

  'users.lookupByEmail': (args, world) => {
    const email = args.must('email').toLowerCase();
    const user = Object.values(world.workspace.users).find((one) => one.email?.toLowerCase() === email);
    if (!user || user.kind === 'deactivated') refuse('users_not_found');
    return { user: presentUser(user, { email: true, at: world.clock() }) };
  },

  'users.profile.get': (args, world) => {
    const user = requireUser(world, args.text('user') ?? identity.botUserId);
    return { profile: { ...presentProfile(user, shows(world)), start_date: '' } };
  },

  'users.getPresence': (args, world) => {
    const user = requireUser(world, args.text('user') ?? identity.botUserId);
    if (user.id === identity.botUserId) return ownPresence(world);
    return { presence: user.kind === 'deactivated' ? 'away' : 'active' };
  },

  'bots.info': (args, world) => {
    const bot = args.text('bot') ?? identity.botId;
    if (bot === identity.botId) return { bot: appBot(world) };
    const user = Object.values(world.workspace.users).find(
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

/** Of itself an app hears more. */
function ownPresence(world: World): Dict {
  const last_activity = nowSeconds(world);
  const away = { auto_away: false, manual_away: false };
  return { presence: 'active', online: true, ...away, connection_count: 1, last_activity };
}

function appBot(world: World): object {
  const name = world.workspace.users[identity.botUserId]?.name ?? '';
  const { botId: id, appId: app_id, botUserId: user_id } = identity;
  return { id, deleted: false, name, updated: 0, app_id, user_id, icons: appPictures };
}

function requireUser(world: World, id: string | undefined): User {
  return (id ? world.workspace.users[id] : undefined) ?? refuse('user_not_found');
}

function shows(world: World): { email: boolean; at: Date } {
  return {
    email: world.manifest.permissive || world.manifest.scopes.has('users:read.email'),
    at: world.clock(),
  };
}
