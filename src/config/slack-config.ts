import { type Checked, type ConfigFault, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';
import { outlineOfSecret } from './outline.js';
import { type Proxies, readProxies } from './proxies.js';
import { readUrl } from './read-url.js';

/** How to connect to Slack: Socket Mode with an `appToken`, else HTTP with the `signingSecret`. */
export interface SlackConfig {
  botToken: string;
  appToken: string | null;
  signingSecret: string | null;
  /** A Web API to use instead of Slack's, ending in `/`; null: Slack's own. */
  apiUrl: string | null;
  /** The proxies between us and Slack; null: none. */
  proxies: Proxies | null;
  /** Milliseconds before a call times out; default 10 s. */
  timeoutMs?: number;
}

interface Secret {
  name: string;
  pattern: RegExp;
  expected: string;
  whereToFind: string;
}

const botToken: Secret = {
  name: 'SLACK_BOT_TOKEN',
  pattern: /^xoxb-[\w-]+$/,
  expected: 'a bot token (xoxb-…)',
  whereToFind: "Copy it from “OAuth & Permissions” in your app's settings at api.slack.com/apps.",
};
const appToken: Secret = {
  name: 'SLACK_APP_TOKEN',
  pattern: /^xapp-[\w-]+$/,
  expected: 'an app-level token (xapp-…)',
  whereToFind:
    "Create one with connections:write under “Basic Information” in your app's settings at api.slack.com/apps.",
};
const signingSecret: Secret = {
  name: 'SLACK_SIGNING_SECRET',
  pattern: /^(?!x(?:ox.|app)-)[\w-]{8,}$/,
  expected: 'a signing secret (32 letters and digits)',
  whereToFind: "Copy it from “Basic Information” in your app's settings at api.slack.com/apps.",
};

export function readSlackConfig(env: Environment): Checked<SlackConfig> {
  const bot = readSecret(env, botToken);
  const app = readSecret(env, appToken);
  const signing = readSecret(env, signingSecret);
  const api = readUrl(env, 'SLACK_API_URL', 'https://slack.com/api/');
  const proxies = readProxies(env);
  const faults = [...faultsIn(bot, app, signing, api, proxies), ...missing(env)];
  if (
    bot.kind !== 'ok' ||
    app.kind !== 'ok' ||
    signing.kind !== 'ok' ||
    api.kind !== 'ok' ||
    proxies.kind !== 'ok'
  )
    return faulty(...faults);
  if (bot.value === null || faults.length > 0) return faulty(...faults);
  const apiUrl = api.value && `${api.value}/`;
  return valid({
    ...{ botToken: bot.value, appToken: app.value, signingSecret: signing.value },
    ...{ apiUrl, proxies: proxies.value },
  });
}

function missing(env: Environment): ConfigFault[] {
  const { name, expected, whereToFind: remedy } = botToken;
  const noBot = variable(env, name) ? [] : [{ where: name, found: 'nothing', expected, remedy }];
  const reachable = variable(env, appToken.name) ?? variable(env, signingSecret.name);
  return reachable ? noBot : [...noBot, noConnection];
}

const noConnection: ConfigFault = {
  where: 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
  found: 'neither',
  expected: 'one of them',
  remedy:
    'Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, which needs no public address, or SLACK_SIGNING_SECRET for HTTP.',
};

function readSecret(
  env: Environment,
  { name, pattern, expected, whereToFind }: Secret,
): Checked<string | null> {
  const value = variable(env, name);
  if (value === null || pattern.test(value)) return valid(value);
  return faulty({ where: name, found: outlineOfSecret(value), expected, remedy: whereToFind });
}
