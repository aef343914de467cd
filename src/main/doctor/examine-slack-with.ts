import { setTimeout as pause } from 'node:timers/promises';
import type { SlackConfig } from '../../config/slack-config.js';
import type { Database } from '../../db/database.js';
import type { Check } from '../../domain/operations/check.js';
import { examineEvents } from '../../domain/operations/examine-events.js';
import { examinePolicy, idsNamedBy } from '../../domain/operations/examine-policy.js';
import { examineSlack } from '../../domain/operations/examine-slack.js';
import type { Policy } from '../../domain/policy.js';
import { checkChannel } from '../../slack/check-channel.js';
import { openProxy } from '../../slack/proxy.js';
import { readApp } from '../../slack/read/read-app.js';
import { readPolicyIds } from '../../slack/read/read-policy-ids.js';
import { openWebApi } from '../../slack/web-api.js';
import { checkEvents } from '../../workflows/operations/check-events.js';
import { countServers } from '../../workflows/operations/count-servers.js';

export interface SlackExamination {
  /** The scopes of the manifest. */
  wantedScopes: readonly string[];
  /** Null: it has a fault, which is reported elsewhere. */
  policy: Policy | null;
  /** Null: it doesn't answer, which is reported elsewhere. */
  db: Database | null;
  trace: string;
}

const timeoutMs = 5_000;

/** Asks Slack about the tokens of this configuration and the ids of the policy, and whether events arrive. */
export async function examineSlackWith(
  { botToken, appToken, apiUrl, proxies }: SlackConfig,
  { wantedScopes, policy, db, trace }: SlackExamination,
): Promise<Check[]> {
  const proxy = proxies && openProxy(proxies);
  const shared = { workspaceId: '', apiUrl, proxy, timeoutMs, onCall: () => {} };
  const bot = openWebApi({ ...shared, token: botToken });
  const socket = appToken === null ? null : openWebApi({ ...shared, token: appToken });
  try {
    const app = await readApp({ bot, socket, trace });
    const checks = examineSlack({ ...app, wantedScopes, isProxied: proxy !== null });
    if (app.bot.kind !== 'accepted') return checks;
    const { workspaceId } = app.bot;
    if (db) {
      const isServed = (await countServers(db)) > 0;
      const facts = isServed
        ? await checkEvents({ db, pause, cause: checkChannel(bot, trace) }, workspaceId)
        : ({ kind: 'no_server' } as const);
      checks.push(examineEvents(facts, { isSocket: socket !== null }));
    }
    if (policy)
      checks.push(...examinePolicy(await readPolicyIds(bot, idsNamedBy(policy), { workspaceId, trace })));
    return checks;
  } finally {
    await proxy?.close();
  }
}
