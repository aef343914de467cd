/** The workspace of the throughput runs, shared by the apps, the stub and the payloads. */
export const workspace = {
  teamId: 'T0BENCH001',
  appId: 'A0BENCH001',
  userId: 'U0BENCHER1',
  botToken: 'xoxb-bench-bot-token',
  botUserId: 'U0BENCHBOT',
  botId: 'B0BENCHBOT',
  signingSecret: '0123456789abcdef0123456789abcdef',
} as const;
