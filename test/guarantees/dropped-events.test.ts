import { expect, it, vi } from 'vitest';
import { aBot, type Bot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { sendsRaw } from '../support/sends-to-app.js';

const bare = { type: 'app_rate_limited', minute_rate_limited: 1_518_467_820 };

/** What Slack sends after dropping events, with different fields. */
const shapes = [
  {
    how: 'as Slack documents it',
    shaped: (team_id: string) => ({ ...bare, team_id, token: 'x', api_app_id: 'A1' }),
  },
  {
    how: 'within an envelope',
    shaped: (team_id: string) => ({
      ...{ type: 'event_callback', team_id, event_id: 'Ev1', event_time: 1_518_467_820 },
      event: { ...bare, team_id },
    }),
  },
];

async function tell({ slack, service }: Bot, payload: object): Promise<number> {
  const to = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
  return (await sendsRaw(JSON.stringify(payload), 'application/json', to)).status;
}

it.each(shapes)('syncs what was missed when Slack reports dropped events, $how', async ({ shaped }) => {
  const bot = await aBot();
  const { slack, service, databaseUrl, delivered } = bot;
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Payroll is out --private @priya');
  await delivered();
  slack.deliverTo('http://127.0.0.1:9/slack/events');
  await dana.posts('nobody heard this', { in: 'inc-1-payroll-is-out' });
  slack.removeFromChannel('inc-1-payroll-is-out', 'priya');
  await slack.idle();
  slack.deliverTo(`${service.url}/slack/events`);
  expect(await tell(bot, shaped(slack.teamId))).toBe(200);
  const heard = "select 1 from messages where text = 'nobody heard this'";
  await vi.waitFor(async () => expect(await ask(databaseUrl, heard)).toHaveLength(1), 10_000);
  await vi.waitFor(async () => {
    const answer = await slack.person('priya').types('/incident show INC-1');
    expect(answer.text).toContain('no INC-1 that you can see');
  }, 10_000);
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  expect(metrics).toContain('firebreak_slack_events_dropped_total 1');
});

it('ignores dropped events of another workspace', async () => {
  const bot = await aBot();
  expect(await tell(bot, { ...bare, team_id: 'T0OTHER001' })).toBe(404);
  expect(await tell(bot, bare)).toBe(400);
  const metrics = await (await fetch(`${bot.service.url}/metrics`)).text();
  expect(metrics).toContain('firebreak_slack_events_dropped_total 0');
});
