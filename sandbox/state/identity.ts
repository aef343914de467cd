/** Ids and secrets of the sandbox's only app and workspace. They grant no access elsewhere. */
export const identity = {
  teamId: 'T0SANDBOX1',
  teamName: 'Sandbox',
  teamDomain: 'sandbox',
  appId: 'A0SANDBOX1',
  botId: 'B0SANDBOX1',
  botUserId: 'U0SANDBOT1',
  botToken: 'xoxb-sandbox-bot',
  appToken: 'xapp-1-A0SANDBOX1-sandbox',
  signingSecret: 'sandbox-signing-secret',
  clientId: '1000000001.1000000002',
  clientSecret: 'sandbox-client-secret',
  /** The only code an installation can exchange. */
  oauthCode: 'sandbox-code',
  verificationToken: 'sandbox-verification-token',
} as const;
