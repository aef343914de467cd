import { z } from 'zod';
import { type DownloadFile, openDownloads } from './download-file.js';
import { type Pace, paced } from './pace.js';
import { errorOf, openWebApi, type WebApiOptions } from './web-api.js';

/** One workspace that the app is installed in. */
export interface Installation extends Pace {
  workspaceId: string;
  botToken: string;
  botUserId: string;
  botId: string;
  /** Where the workspace is on the web, with a slash at the end. */
  url: string;
  /** Fetches files with the bot's token. */
  download: DownloadFile;
}

const identity = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  url: z.string(),
});

/** The token was not accepted, or Slack did not answer. */
export class InstallationRefused extends Error {
  readonly code = 'installation_refused';
  /** Slack's error code, or what went wrong on the way. */
  readonly why: string;
  constructor(why: string) {
    super(`auth.test: ${why}`);
    this.why = why;
  }
}

/** Asks Slack whose token this is. Throws `InstallationRefused` where Slack refuses it or does not answer. */
export async function openInstallation(
  options: Omit<WebApiOptions, 'workspaceId'>,
  now: () => number,
): Promise<Installation> {
  const answer = await openWebApi({ ...options, workspaceId: '' })('auth.test', {}, 'start');
  if (answer.kind !== 'ok') throw new InstallationRefused(errorOf(answer) ?? '');
  const { team_id: workspaceId, user_id: botUserId, bot_id: botId, url } = identity.parse(answer.data);
  return {
    workspaceId,
    botUserId,
    botId,
    url,
    botToken: options.token,
    download: openDownloads({ ...options, workspaceId }),
    ...paced(openWebApi({ ...options, workspaceId }), now),
  };
}
