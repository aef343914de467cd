import { identity } from '../state/identity.js';
import { randomToken } from '../state/new-id.js';
import { teamPictures } from '../state/pictures.js';
import type { Family } from './method.js';

/** Who the token belongs to, what the workspace is called, where Socket Mode listens. */
export const workspaceInfo: Family = {
  'auth.test': (_args, world) => ({
    url: `https://${world.workspace.team.domain}.slack.com/`,
    team: world.workspace.team.name,
    user: world.workspace.users[identity.botUserId]?.name,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  }),

  'auth.revoke': (args, world) => {
    if (args.flag('test')) return { revoked: false };
    world.revoked.add(identity.botToken);
    return { revoked: true };
  },

  'team.info': (_args, world) => ({
    team: {
      ...world.workspace.team,
      url: `https://${world.workspace.team.domain}.slack.com/`,
      email_domain: 'example.com',
      icon: { ...teamPictures, image_default: true },
      avatar_base_url: '',
      is_verified: false,
    },
  }),

  'apps.connections.open': (_args, world) => ({
    url: `${world.baseUrl.replace(/^http/, 'ws')}/link/?ticket=${randomToken(16)}&app_id=${identity.appId}`,
  }),

  'emoji.list': () => ({ emoji: {}, cache_ts: '1700000000.000000' }),
};
