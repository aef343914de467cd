import type { Dict } from '../json.js';
import { payloadChannelName } from '../state/event-names.js';
import { identity } from '../state/identity.js';
import type { Channel } from '../state/workspace.js';
import { type Actor, userOf } from './actor.js';

/** Fields of every interaction payload: user, workspace, app. */
export function interactionPayload(actor: Actor, type: string): Dict {
  const user = userOf(actor);
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: identity.appId,
    token: identity.verificationToken,
    team: { id: identity.teamId, domain: identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as in payloads. */
export function channelInPayload(channel: Channel): Dict {
  return { id: channel.id, name: payloadChannelName(channel.kind, channel.name) };
}
