import { type Child, startChild } from './child.js';
import type { Stage } from './stage.js';

/** What Firebreak runs with. */
export interface Served {
  botToken: string;
  signingSecret: string;
  apiUrl: string;
  /** A database URL, or the folder of the built-in database. */
  database: { url: string } | { folder: string };
  /** The policy file; left out: the defaults. */
  policy?: string;
}

/** Runs `firebreak serve` as in production, over HTTP, and discards its log. */
export function serveFirebreak(
  stage: Stage,
  { botToken, signingSecret, apiUrl, database, policy }: Served,
): Promise<Child> {
  return startChild(stage, {
    script: '../src/cli.js',
    args: ['serve'],
    env: {
      NODE_ENV: 'production',
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
      ...(policy !== undefined && { FIREBREAK_CONFIG: policy }),
      ...('url' in database ? { DATABASE_URL: database.url } : { FIREBREAK_DATA: database.folder }),
    },
    readyAt: '/readyz',
  });
}
