import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { aBot } from '../support/a-bot.js';
import { sendsForm, sendsRaw } from '../support/sends-to-app.js';
import { type StoredEntry, storedEntries, storedIncidents } from '../support/stored.js';

it('treats names of built-in object properties like any other text', async () => {
  const { slack } = await aBot();
  const dana = slack.person('dana');
  await dana.types('/incident start Checkout is down');
  for (const word of ['constructor', '__proto__', 'toString']) {
    expect((await dana.types(`/incident list ${word}`)).text).toContain(`doesn't take “${word}”`);
    for (const line of [
      `role ${word}`,
      `INC-1 role ${word} me`,
      `${word}`,
      `help ${word}`,
      `INC-1 sev ${word}`,
      `INC-1 cancel ${word}`,
    ]) {
      const answer = await dana.types(`/incident ${line}`);
      expect(answer.status, line).toBe(200);
      expect(`${answer.text}`, line).not.toMatch(/Nothing was saved|\[object|function/);
      if (dana.modal()) await dana.closes();
    }
  }
});

describe('requests that are not from Slack', () => {
  it('are rejected, counted by reason, and change nothing', async () => {
    const { slack, service, databaseUrl } = await aBot();
    const url = `${service.url}/slack/events`;
    await slack.person('dana').types('/incident start Checkout is down');
    const fields = stringsOf(slack.deliveries.find(({ kind }) => kind === 'command')?.payload ?? {});
    const forged = { ...fields, trigger_id: '1.2.3', text: 'start Never asked for' };
    const wrong = await sendsForm(forged, { url, secret: 'another-secret' });
    const stale = await sendsForm(forged, { url, secret: slack.signingSecret, ageSeconds: 600 });
    const unsigned = await fetch(url, { method: 'POST', body: 'text=start' });
    expect([wrong.status, stale.status, unsigned.status]).toEqual([401, 401, 401]);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('firebreak_requests_rejected_total{why="bad_signature"} 2');
    expect(metrics).toContain('firebreak_requests_rejected_total{why="stale_timestamp"} 1');
    expect(await storedIncidents(databaseUrl)).toHaveLength(1);
  });

  it('do not stop the process, however malformed', async () => {
    const { slack, service, databaseUrl } = await aBot();
    const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    const bodies: [string, string][] = [
      ['application/json', ''],
      ['application/json', '{'],
      ['application/json', 'null'],
      ['application/json', '[]'],
      ['application/json', '{"type":"event_callback"}'],
      [
        'application/json',
        '{"type":"event_callback","team_id":"T0SANDBOX1","event":{"type":"member_joined_channel"}}',
      ],
      ['application/x-www-form-urlencoded', 'payload='],
      ['application/x-www-form-urlencoded', 'payload={'],
      ['application/x-www-form-urlencoded', 'payload=null'],
      ['application/x-www-form-urlencoded', 'payload=%7B%22type%22%3A%22block_actions%22%7D'],
      [
        'application/x-www-form-urlencoded',
        'payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%7B%7D%7D',
      ],
      ['application/x-www-form-urlencoded', 'command=%2Fincident'],
      ['application/x-www-form-urlencoded', 'command=%2Fincident&team_id=T0SANDBOX1&text=start'],
      ['text/plain', 'x'.repeat(100_000)],
    ];
    const statuses = await Promise.all(
      bodies.map(async ([type, body]) => (await sendsRaw(body, type, sending)).status),
    );
    expect(statuses.every((status) => status >= 200 && status < 600)).toBe(true);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    await slack.person('dana').types('/incident start Checkout is down');
    expect(await storedIncidents(databaseUrl)).toHaveLength(1);
  });
});

/** Text that would ping, link or break out of its field if it were not escaped. */
const nasty = {
  'a call of everybody': '<!channel> <!here> <!everyone> everything burns',
  'a call typed plainly': '@channel @here @everyone everything burns',
  'a mention of a person': '@sam and <@U0SAM00002> know',
  'a mention of a group': '<!subteam^S0ONCALL01> look',
  'a link with another name': '<https://evil.example|bank.example> is down',
  Markdown: '*bold* _it_ ~no~ `code` ```block``` > quote',
  HTML: '<script>alert(1)</script> <b>&amp;</b> &lt;!channel&gt;',
  emoji: '🔥🔥🔥 checkout 👩‍👩‍👧‍👦 is :fire:',
  'right to left': 'الدفع متوقف ‮evil‬ עברית',
  'a line break': 'first\nsecond\r\nthird',
  'a zero byte and controls': 'half\u0000 and \u0007 bell',
  'a lone surrogate': 'broken \ud83d tail',
} as const;

describe('text that people type', () => {
  it('pings nobody and is stored, whatever it is', { timeout: 120_000 }, async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    const dana = slack.person('dana');
    for (const [at, [what, words]] of Object.entries(nasty).entries()) {
      const name = `INC-${at + 1}`;
      await dana.types(`/incident start sev2 ${words}`);
      expect(await storedIncidents(databaseUrl), what).toHaveLength(at + 1);
      for (const line of [
        'update',
        'title new',
        'identified',
        'sev1',
        'cancel declined',
        'reopen',
        'frobnicate',
      ])
        expect(
          (await dana.types(`/incident ${name} ${line} ${words}`)).text,
          `${line}: ${what}`,
        ).toBeDefined();
      for (const line of [`show ${name}`, `catchup ${name}`, 'list', words])
        expect((await dana.types(`/incident ${line}`)).status).toBe(200);
    }
    await delivered({ withAnnouncements: true });
    expect(pingsIn(slack)).toEqual([]);
    const entries = await storedEntries(databaseUrl);
    for (const [at, what] of Object.keys(nasty).entries())
      expect(kindsOf(entries, at + 1), what).toEqual([
        ...['declared', 'updated', 'renamed', 'status_changed', 'severity_changed', 'canceled', 'reopened'],
      ]);
  });

  it.each([
    ['a title of spaces only', 'start sev2    ', 'form'],
    ['a title of 151 characters', `start sev2 ${'t'.repeat(151)}`, 'form'],
    ['a title of 4,000 characters', `start sev2 ${'t'.repeat(4_000)}`, 'form'],
  ])('is refused with an explanation when invalid: %s', async (_name, line, expected) => {
    const { slack, databaseUrl } = await aBot();
    const answer = await slack.person('dana').types(`/incident ${line}`);
    if (expected === 'form') expect(slack.person('dana').modal()?.callback_id).toBe('form:start');
    else expect(answer.text).toContain(expected);
    expect(await storedIncidents(databaseUrl)).toEqual([]);
  });

  it('is accepted up to its limits, and truncated where Slack has less room', async () => {
    const { slack, databaseUrl, delivered } = await aBot();
    const dana = slack.person('dana');
    await dana.types(`/incident start sev2 ${'&'.repeat(150)}`);
    await dana.types(`/incident INC-1 update ${'<'.repeat(3_000)}`);
    const tooLong = await dana.types(`/incident INC-1 update ${'<'.repeat(3_001)}`);
    expect(tooLong.text).toContain('3,001 characters; 3,000 fit');
    await delivered({ withAnnouncements: true });
    expect((await storedEntries(databaseUrl)).map(({ event }) => event.kind)).toEqual([
      'declared',
      'updated',
    ]);
    expect((await storedIncidents(databaseUrl))[0]?.latest_update?.text).toHaveLength(3_000);
  });
});

describe('people who cannot participate', () => {
  const ineligible: [string, string][] = [
    ['gone', 'deactivated'],
    ['ext.kim', 'another organization'],
    ['deploybot', 'is a bot'],
  ];
  it.each(ineligible)("can't hold a role: %s", async (name, why) => {
    const { slack, databaseUrl } = await aBot();
    const dana = slack.person('dana');
    await dana.types('/incident start sev2 Checkout is down');
    const answer = await dana.types(`/incident INC-1 role comms @${name}`);
    expect(answer.text).toContain(why);
    expect(answer.text).toContain('Name somebody else');
    expect((await storedEntries(databaseUrl)).map(({ event }) => event.kind)).toEqual(['declared']);
  });

  it("can't hold a role where Slack knows no one by that id", async () => {
    const { slack, service } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down');
    const fields = stringsOf(slack.deliveries.find(({ kind }) => kind === 'command')?.payload ?? {});
    const sending = { url: `${service.url}/slack/events`, secret: slack.signingSecret };
    const types = (trigger_id: string, text: string) => sendsForm({ ...fields, trigger_id, text }, sending);
    // Slack may not have said by the first time that there is no such person.
    await types('1.2.3', 'INC-1 comms <@U0NOBODY99|nobody>');
    await slack.until(() =>
      slack.calls.some(({ method, args }) => method === 'users.info' && args.user === 'U0NOBODY99'),
    );
    await slack.idle();
    const { body } = await types('1.2.4', 'INC-1 lead <@U0NOBODY99|nobody>');
    expect(body).toContain("U0NOBODY99 can't hold a role: Slack has no one by that name");
  });

  it('are named when they could not be invited, and the others are in', async () => {
    const { slack, delivered } = await aBot();
    await slack.person('dana').types('/incident start sev2 Checkout is down @gone @sam');
    await delivered();
    const channel = slack.channel('inc-1-checkout-is-down');
    expect(channel.memberNames.toSorted()).toEqual(['Firebreak', 'dana', 'sam']);
    const ephemerals = slack
      .person('dana')
      .reads(channel.id)
      .filter(({ isEphemeral }) => isEphemeral);
    const told = JSON.stringify(ephemerals);
    expect(told).toContain('U0GONE0007');
    expect(told).not.toContain('U0SAM00002');
  });
});

/** Pings and foreign links in what the app sent; nothing people type may become one. */
function pingsIn(slack: Sandbox): string[] {
  const sent = slack.calls.flatMap(({ args }) => mrkdwnIn(args));
  const shown = slack.deliveries.flatMap(({ body }) => mrkdwnIn(body));
  return [...sent, ...shown].filter((text) =>
    /<!(?:channel|here|everyone|subteam)|<@U0SAM00002>|<https?:\/\/evil/.test(text),
  );
}

/** Every text except those that Slack shows literally (`plain_text`). */
function mrkdwnIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'plain_text') return [];
  const { value: _carried, users: _ids, ...shown } = value as Record<string, unknown>;
  return Object.values(shown).flatMap(mrkdwnIn);
}

function kindsOf(entries: StoredEntry[], number: number): string[] {
  return entries.filter((one) => one.incident_number === number).map(({ event }) => event.kind);
}

function stringsOf(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
