import type { SlackConfig } from '../../config/slack-config.js';
import type { Check } from '../../domain/operations/check.js';
import { examineSlack } from '../../domain/operations/examine-slack.js';
import { openProxy } from '../../slack/proxy.js';
import { readApp } from '../../slack/read/read-app.js';
import { openWebApi } from '../../slack/web-api.js';

const timeoutMs = 5_000;

/** Asks Slack about the tokens of this configuration. `wantedScopes`: those of the manifest. */
export async function examineSlackWith(
  { botToken, appToken, apiUrl, proxies }: SlackConfig,
  wantedScopes: readonly string[],
): Promise<Check[]> {
  const proxy = proxies && openProxy(proxies);
  const shared = { workspaceId: '', apiUrl, proxy, timeoutMs, onCall: () => {} };
  const bot = openWebApi({ ...shared, token: botToken });
  const socket = appToken === null ? null : openWebApi({ ...shared, token: appToken });
  try {
    return examineSlack({ ...(await readApp({ bot, socket, trace: 'doctor' })), wantedScopes });
  } finally {
    await proxy?.close();
  }
}
