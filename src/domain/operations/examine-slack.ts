import { type Check, checksOf } from './check.js';
import { appTokenRemedy, botTokenRemedy, networkRemedy } from './slack-remedies.js';

/** What Slack says about our tokens. Errors are Slack's codes, or those of the network. */
export interface SlackFacts {
  bot:
    | { kind: 'accepted'; workspaceId: string; workspace: string; url: string }
    | { kind: 'rejected' | 'silent'; error: string };
  /** The scopes that the bot's token has; null: Slack did not say. */
  scopes: readonly string[] | null;
  /** The scopes in the manifest of this version. */
  wantedScopes: readonly string[];
  /** Opening a socket with the app-level token; null: HTTP is used. */
  socket: { kind: 'accepted' } | { kind: 'rejected' | 'silent'; error: string } | null;
  /** How long the slowest of these calls took, in milliseconds. */
  slowestMs: number;
  /** Calls go through a proxy. */
  isProxied: boolean;
}

const settings = checksOf('configuration');
const network = checksOf('running');

/** What is good and bad about our way to Slack, with the fix for what is bad. */
export function examineSlack(facts: SlackFacts): Check[] {
  return [botToken(facts), scopes(facts), socket(facts), speed(facts)].flatMap((check) =>
    check ? [check] : [],
  );
}

function botToken({ bot, isProxied }: SlackFacts): Check {
  if (bot.kind === 'accepted') return settings.ok('Bot token', `accepted in ${bot.workspace} (${bot.url})`);
  if (bot.kind === 'silent')
    return network.failed(
      'Bot token',
      `no answer from Slack (${bot.error})`,
      networkRemedy(bot.error, { isProxied }),
    );
  return settings.failed('Bot token', `rejected by Slack (${bot.error})`, botTokenRemedy);
}

function scopes({ bot, scopes: granted, wantedScopes }: SlackFacts): Check {
  if (bot.kind !== 'accepted' || granted === null)
    return settings.unknown('Scopes', 'Slack did not list them');
  const missing = wantedScopes.filter((scope) => !granted.includes(scope));
  const unneeded = granted.filter((scope) => !wantedScopes.includes(scope));
  if (missing.length > 0)
    return settings.failed(
      'Scopes',
      `missing: ${missing.join(', ')}`,
      'Apply manifest.yml again (App Manifest), then reinstall the app (Install App).',
    );
  if (unneeded.length > 0)
    return settings.warning(
      'Scopes',
      `not needed: ${unneeded.join(', ')}`,
      'Apply manifest.yml again and reinstall the app, so that it may do no more than it must.',
    );
  return settings.ok('Scopes', `all ${wantedScopes.length} of manifest.yml, and no others`);
}

function socket({ socket: answer, isProxied }: SlackFacts): Check | null {
  if (answer === null) return null;
  if (answer.kind === 'accepted') return settings.ok('App-level token', 'accepted; Slack offers a socket');
  if (answer.kind === 'silent')
    return network.failed(
      'App-level token',
      `no answer from Slack (${answer.error})`,
      networkRemedy(answer.error, { isProxied }),
    );
  return settings.failed('App-level token', `rejected by Slack (${answer.error})`, appTokenRemedy);
}

function speed({ bot, slowestMs }: SlackFacts): Check | null {
  if (bot.kind !== 'accepted') return null;
  const found = `the slowest call took ${slowestMs} ms`;
  if (slowestMs < 1_500) return network.ok('Way to Slack', found);
  return network.warning(
    'Way to Slack',
    found,
    'Look at the network and the proxy: Slack waits three seconds for an answer to a command.',
  );
}
