import { z } from 'zod';
import { type DownloadFile, openDownloads } from './download-file.js';
import { type Pace, paced } from './pace.js';
import { openUploads, type UploadFile } from './upload-file.js';
import { failureOf, openWebApi, type SlackFailure, type WebApiOptions } from './web-api.js';

/** A workspace that the app is installed in, with its Slack client. */
export interface Installation extends Pace {
  workspaceId: string;
  botToken: string;
  botUserId: string;
  botId: string;
  /** The workspace's web address, with a trailing slash. */
  url: string;
  /** Fetches files with the bot's token. */
  download: DownloadFile;
  /** Sends a file's bytes to an upload URL. */
  upload: UploadFile;
}

const identity = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  url: z.string(),
});

/** Slack rejected the token or did not answer. */
export class InstallationRejected extends Error {
  readonly code = 'installation_rejected';
  readonly failure: SlackFailure;
  constructor(failure: SlackFailure) {
    super(`auth.test: ${failure.error}`);
    this.failure = failure;
  }
}

/**
 * Identifies the token's workspace and bot with `auth.test`. Throws `InstallationRejected` if Slack rejects the token
 * or does not answer.
 */
export async function openInstallation(
  options: Omit<WebApiOptions, 'workspaceId'>,
  now: () => number,
): Promise<Installation> {
  const answer = await openWebApi({ ...options, workspaceId: '' })('auth.test', {}, 'start');
  if (answer.kind !== 'ok') throw new InstallationRejected(failureOf(answer));
  const { team_id: workspaceId, user_id: botUserId, bot_id: botId, url } = identity.parse(answer.data);
  return {
    workspaceId,
    botUserId,
    botId,
    url,
    botToken: options.token,
    download: openDownloads({ ...options, workspaceId }),
    upload: openUploads({ ...options, workspaceId }),
    ...paced(openWebApi({ ...options, workspaceId }), now),
  };
}
