import { describe, expect, it } from 'vitest';
import { inOurWorkspace } from '../../src/commands/bolt/receive/our-workspace.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { sendsForm, sendsRaw } from '../support/sends-to-app.js';

const ours = 'T0SANDBOX1';
const theirs = 'T0PARTNER1';

describe('a request', () => {
  it('is answered to its sender only', async () => {
    const { slack, service, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Payroll is out --private');
    await delivered();
    const [command] = slack.deliveries.filter(({ kind }) => kind === 'command');
    const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    const typedBy = (handle: string) => {
      const fields = {
        ...command?.payload,
        user_id: slack.person(handle).id,
        text: 'INC-1 update Sums are wrong',
      };
      return sendsForm({ ...stringsOf(fields), trigger_id: '7.7.7' }, sending);
    };
    const toDana = await typedBy('dana');
    const toLee = await typedBy('lee');
    expect((await typedBy('dana')).body).toBe(toDana.body);
    expect(toLee.body).not.toBe(toDana.body);
    expect(toLee.body).toContain('INC-1');
    expect(toLee.body).not.toMatch(/payroll/i);
  });

  it('gets the same answer for a private incident as for a nonexistent one', async () => {
    const { slack, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Payroll is out --private');
    await delivered();
    const lee = slack.person('lee');
    for (const line of ['show', 'update words', 'timeline', 'sev1', 'note words', 'resolved', 'catchup'])
      expect((await lee.types(`/incident INC-1 ${line}`)).text).toBe(
        (await lee.types(`/incident INC-9 ${line}`)).text?.replaceAll('INC-9', 'INC-1'),
      );
  });
});

describe('an event of a channel that is shared with another workspace', () => {
  it.each([
    [
      'authorizations',
      { team_id: theirs, authorizations: [{ enterprise_id: null, team_id: ours, user_id: 'U0SANDBOT1' }] },
    ],
    ['context_team_id', { team_id: theirs, context_team_id: ours }],
    ['a later authorization', { team_id: theirs, authorizations: [{ team_id: theirs }, { team_id: ours }] }],
    ['nothing but the team', { team_id: ours, authorizations: [] }],
  ])('is processed when %s names our workspace', async (_where, envelope) => {
    const { slack, service, databaseUrl, delivered } = await aBot({ altersRecord: true });
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    await delivered();
    const { id } = slack.channel('inc-1-checkout-is-down');
    const ts = `${Math.floor(Date.now() / 1_000)}.000100`;
    const event = {
      type: 'message',
      channel: id,
      user: 'U0PARTNER9',
      text: 'we see it too',
      ts,
      event_ts: ts,
    };
    const body = { type: 'event_callback', event, event_id: 'Ev1', event_time: 1_700_000_000, ...envelope };
    const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    expect((await sendsRaw(JSON.stringify(body), 'application/json', sending)).status).toBe(200);
    const kept = await ask(
      databaseUrl,
      `select workspace_id, text from messages where author_id = 'U0PARTNER9'`,
    );
    expect(kept).toEqual([{ workspace_id: ours, text: 'we see it too' }]);
  });

  it('is ignored when nothing names our workspace', async () => {
    const { slack, service } = await aBot();
    const event = { type: 'message', channel: 'C0GENERAL1', user: 'U1', text: 'x', ts: '1.000000' };
    const body = {
      type: 'event_callback',
      event,
      event_id: 'Ev1',
      event_time: 1_700_000_000,
      team_id: theirs,
    };
    const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    expect((await sendsRaw(JSON.stringify(body), 'application/json', sending)).status).toBe(404);
  });
});

describe('an action by a person from another workspace', () => {
  it('is processed when its view, message or context is ours', () => {
    const user = { id: 'U1', team_id: theirs };
    for (const more of [
      { view: { app_installed_team_id: ours } },
      { message: { team: ours } },
      { context_team_id: ours },
      { team: { id: ours } },
      { user: { id: 'U1', team_id: ours } },
    ]) {
      const told = inOurWorkspace({ user, team: { id: theirs, domain: 'x' }, ...more }, (id) => id === ours);
      expect(told.team).toMatchObject({ id: ours });
    }
    expect(() => inOurWorkspace({ user, team: { id: theirs } }, (id) => id === ours)).toThrow(
      'not installed',
    );
  });
});

function stringsOf(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
