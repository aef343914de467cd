import { identity } from '../state/identity.js';
import { randomToken } from '../state/new-id.js';
import { teamPictures } from '../state/pictures.js';
import type { Family } from './method.js';

/** The token's owner, the workspace's name, the Socket Mode URL. */
export const workspaceInfo: Family = {
  'auth.test': (_args, context) => ({
    url: `https://${context.workspace.team.domain}.slack.com/`,
    team: context.workspace.team.name,
    user: context.workspace.users[identity.botUserId]?.name,
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  }),

  'auth.revoke': (args, context) => {
    if (args.flag('test')) return { revoked: false };
    context.revoked.add(identity.botToken);
    return { revoked: true };
  },

  'team.info': (_args, context) => ({
    team: {
      ...context.workspace.team,
      url: `https://${context.workspace.team.domain}.slack.com/`,
      email_domain: 'example.com',
      icon: { ...teamPictures, image_default: true },
      avatar_base_url: '',
      is_verified: false,
    },
  }),

  'apps.connections.open': (_args, context) => ({
    url: `${context.baseUrl.replace(/^http/, 'ws')}/link/?ticket=${randomToken(16)}&app_id=${identity.appId}`,
  }),

  'emoji.list': () => ({ emoji: {}, cache_ts: '1700000000.000000' }),
};
