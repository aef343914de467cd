import { z } from 'zod';
import { type CallSlack, errorOf, openWebApi, type WebApiOptions } from './web-api.js';

/** One workspace that the app is installed in. */
export interface Installation {
  workspaceId: string;
  botToken: string;
  botUserId: string;
  botId: string;
  call: CallSlack;
}

const identity = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string() });

/** The token was not accepted, or Slack did not answer. */
export class InstallationRefused extends Error {
  readonly code = 'installation_refused';
}

/** Asks Slack whose token this is. Throws `InstallationRefused` where Slack refuses it or does not answer. */
export async function openInstallation(options: Omit<WebApiOptions, 'workspaceId'>): Promise<Installation> {
  const answer = await openWebApi({ ...options, workspaceId: '' })('auth.test', {}, 'start');
  if (answer.kind !== 'ok') throw new InstallationRefused(`auth.test: ${errorOf(answer)}`);
  const { team_id: workspaceId, user_id: botUserId, bot_id: botId } = identity.parse(answer.data);
  return {
    workspaceId,
    botUserId,
    botId,
    botToken: options.token,
    call: openWebApi({ ...options, workspaceId }),
  };
}
