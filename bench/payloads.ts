import { createHmac, randomUUID } from 'node:crypto';
import { stringify } from 'node:querystring';
import { workspace } from './workspace.js';

/** A signed request as Slack sends it. */
export interface Signed {
  headers: Record<string, string>;
  body: string;
}

/** A typed `/incident …` command with a trigger of its own. */
export function typedCommand(text: string, channelId: string, responseUrl: string): Signed {
  const { teamId, appId, userId } = workspace;
  const body = stringify({
    token: 'not-used',
    team_id: teamId,
    team_domain: 'bench',
    channel_id: channelId,
    channel_name: 'inc-bench',
    user_id: userId,
    user_name: 'bencher',
    command: '/incident',
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `13345224609.738474920.${randomUUID()}`,
  });
  return signed(body, 'application/x-www-form-urlencoded');
}

/** An Events API event with an id of its own. */
export function heardEvent(event: Record<string, unknown>): Signed {
  const { teamId, appId, botUserId } = workspace;
  const body = JSON.stringify({
    token: 'not-used',
    team_id: teamId,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-bench',
  });
  return signed(body, 'application/json');
}

function signed(body: string, contentType: string): Signed {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', workspace.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
  };
}
