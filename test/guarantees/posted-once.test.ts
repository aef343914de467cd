import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { atLength } from '../support/at-length.js';
import { eventually } from '../support/eventually.js';
import { expectSlackToMatchDatabase } from '../support/expect-slack-matches-database.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const isPost = ({ args }: { args: Record<string, unknown> }) => args.metadata !== undefined;

/** Slack does it after nobody waits any more, and after it was asked again; `FAULTS=all` takes the usual time for that. */
const slackTimeoutMs = atLength(1_000, 10_000);
const lateMs = atLength(2_000, 11_500);

it.each(['doneLate', 'doneUnheard'] as const)(
  `leaves one of each post, where Slack does after ${lateMs} ms what it did not answer: %s`,
  { timeout: 150_000 },
  async (late) => {
    const { slack, databaseUrl } = await aBot({ slackTimeoutMs });
    await slack.person('dana').invites('general', slack.botUserId);
    slack.faults[late]('chat.postMessage', lateMs, { times: 3, when: isPost });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await untilDelivered(databaseUrl, 40_000);
    slack.faults[late]('chat.postMessage', lateMs, { when: isPost });
    await slack.person('dana').types('/incident INC-1 update words1x');
    await untilDelivered(databaseUrl, 40_000);
    await pause(lateMs);
    await expect.poll(() => repeatedIn(slack), { timeout: 60_000 }).toEqual([]);
    await expectSlackToMatchDatabase(slack, databaseUrl);
  },
);

it('takes no attempt from a running process that lost its liveness lock', async () => {
  const { slack, databaseUrl, another } = await aBot({ database: aNewDatabase });
  await another();
  await slack.person('dana').invites('general', slack.botUserId);
  await slack.person('dana').types('/incident start sev2 Checkout is down');
  await untilDelivered(databaseUrl);
  const lift = slack.faults.slow(3_500);
  const calls = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const before = calls();
  await slack.person('dana').types('/incident INC-1 update words1x');
  await eventually(() => expect(calls()).toBe(before + 1));
  await ask(databaseUrl, endSignsOfLife);
  for (let n = 2; n <= 6; n++) {
    await slack.person('sam').types(`/incident INC-1 update words${n}x`);
    await pause(200);
    if (n < 4) await ask(databaseUrl, endSignsOfLife);
  }
  lift();
  await untilDelivered(databaseUrl);
  await expectSlackToMatchDatabase(slack, databaseUrl);
  expect(await ask(databaseUrl, 'select 1 from effects where is_uncertain')).toEqual([]);
}, 60_000);

const endSignsOfLife = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'firebreak liveness'`;

/** Keys that occur more than once in a channel. */
function repeatedIn(slack: Sandbox): unknown[] {
  const keys = slack
    .channels()
    .flatMap(({ messages }) => messages.map((one) => one.metadata?.event_payload.key));
  return keys.filter((key, index) => key !== undefined && keys.indexOf(key) !== index);
}
