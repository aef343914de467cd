import { type Check, checksOf } from './check.js';

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
}

const settings = checksOf('configuration');
const network = checksOf('running');

/** What is good and bad about our way to Slack, with the fix for what is bad. */
export function examineSlack(facts: SlackFacts): Check[] {
  return [botToken(facts), scopes(facts), socket(facts), speed(facts)].flatMap((check) =>
    check ? [check] : [],
  );
}

function botToken({ bot }: SlackFacts): Check {
  if (bot.kind === 'accepted') return settings.ok('Bot token', `accepted in ${bot.workspace} (${bot.url})`);
  if (bot.kind === 'silent')
    return network.failed('Bot token', `no answer from Slack (${bot.error})`, wayToSlack(bot.error));
  const fix =
    'Set SLACK_BOT_TOKEN to the Bot User OAuth Token of this app (api.slack.com/apps, OAuth & Permissions).';
  return settings.failed('Bot token', `rejected by Slack (${bot.error})`, fix);
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

function socket({ socket: answer }: SlackFacts): Check | null {
  if (answer === null) return null;
  if (answer.kind === 'accepted') return settings.ok('App-level token', 'accepted; Slack offers a socket');
  if (answer.kind === 'silent')
    return network.failed(
      'App-level token',
      `no answer from Slack (${answer.error})`,
      wayToSlack(answer.error),
    );
  const fix =
    'Set SLACK_APP_TOKEN to the app-level token of this app, with the scope connections:write (api.slack.com/apps, Basic Information), and turn Socket Mode on.';
  return settings.failed('App-level token', `rejected by Slack (${answer.error})`, fix);
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

/** What to do about an error of the network. */
function wayToSlack(error: string): string {
  if (/cert|issuer|signed/.test(error))
    return 'A proxy opens TLS with its own certificate: set NODE_EXTRA_CA_CERTS to a file with the certificate of your CA.';
  if (error.startsWith('proxy_answered_407'))
    return 'The proxy wants a login: HTTPS_PROXY=http://user:password@host:port';
  if (error.startsWith('proxy_'))
    return 'The proxy refuses to connect to Slack: allow slack.com and *.slack.com, port 443.';
  if (/enotfound|eai_again/.test(error))
    return 'The name slack.com is not resolved here: check DNS, or set HTTPS_PROXY.';
  return 'Check that this machine reaches slack.com on port 443, set HTTPS_PROXY if there is a proxy, and look at status.slack.com.';
}
