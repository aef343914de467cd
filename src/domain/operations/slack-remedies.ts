export const botTokenRemedy =
  'Set SLACK_BOT_TOKEN to the Bot User OAuth Token of this app (api.slack.com/apps, OAuth & Permissions).';

export const appTokenRemedy =
  'Set SLACK_APP_TOKEN to the app-level token of this app, with the scope connections:write (api.slack.com/apps, Basic Information), and turn Socket Mode on.';

/**
 * What to do about a call that Slack did not answer. `error` is a code of the network, such as `econnrefused`. Through a
 * proxy (`isProxied`) it is the proxy that we look up and connect to.
 */
export function networkRemedy(error: string, { isProxied }: { isProxied: boolean }): string {
  if (/cert|issuer|signed/.test(error))
    return 'A proxy opens TLS with its own certificate: set NODE_EXTRA_CA_CERTS to a file with the certificate of your CA.';
  if (error.startsWith('proxy_answered_407'))
    return 'The proxy wants a login: HTTPS_PROXY=http://user:password@host:port';
  if (error.startsWith('proxy_'))
    return 'The proxy refuses to connect to Slack: allow slack.com and *.slack.com, port 443.';
  if (/enotfound|eai_again/.test(error))
    return isProxied
      ? "The proxy's name is not resolved here: check DNS and HTTPS_PROXY."
      : 'The name slack.com is not resolved here: check DNS, or set HTTPS_PROXY.';
  return isProxied
    ? 'Check that this machine reaches the proxy in HTTPS_PROXY, that the proxy reaches slack.com on port 443, and look at status.slack.com.'
    : 'Check that this machine reaches slack.com on port 443, set HTTPS_PROXY if there is a proxy, and look at status.slack.com.';
}
