import { identity } from '../state/identity.js';
import { refuse } from './api-refusal.js';
import type { Family } from './method.js';

/** Exchanges the sandbox's client id, secret and code for its bot token. */
export const oauth: Family = {
  'oauth.v2.access': (args, context) => {
    if (args.text('client_id') !== identity.clientId) refuse('invalid_client_id');
    if (args.text('client_secret') !== identity.clientSecret) refuse('bad_client_secret');
    if (args.text('code') !== identity.oauthCode) refuse('invalid_code');
    return {
      app_id: identity.appId,
      authed_user: { id: 'U0DANA0001' },
      scope: [...context.manifest.scopes].join(','),
      token_type: 'bot',
      access_token: identity.botToken,
      bot_user_id: identity.botUserId,
      team: { id: context.workspace.team.id, name: context.workspace.team.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  },
};
