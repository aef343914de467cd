import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { commands } from '../../src/commands/index.js';
import { actionIds } from '../../src/slack/views/action-ids.js';
import { run } from '../cli/a-terminal.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { sendsForm } from '../support/sends-to-app.js';
import { storedEntries, storedIncidents, untilDelivered } from '../support/stored.js';
import { aNewDatabase } from '../support/test-database.js';

const secret = /payroll|INC-1\b|inc-1\b/i;

const cli = await builtProgram();

describe('a private incident', () => {
  it('looks nonexistent to non-members, whatever they type', async () => {
    const { slack, databaseUrl } = await aBotWithASecret();
    const lee = slack.person('lee');
    const lines = commands.flatMap(({ name, aliases }) => [name, ...aliases]).flatMap(linesOf);
    expect(lines.length).toBeGreaterThan(60);
    for (const line of lines) {
      const [asked, unknown] = [await said(lee, line('INC-1')), await said(lee, line('INC-999'))];
      expect(asked, line('INC-1')).toEqual(unknown);
    }
    const anywhere = ['', 'list', 'list all', 'list mine', 'update it is worse', 'show', 'catchup', 'lead'];
    const { ts } = slack.channel('inc-1-payroll-is-out').messages.at(-1) ?? { ts: '' };
    const places = ['timeline', 'timeline all', `timeline all before ${Date.now() + 1_000}-m${ts}`];
    for (const line of [
      ...places,
      `timeline edit m${ts}`,
      `timeline remove m${ts}`,
      `timeline restore m${ts}`,
    ])
      expect(await said(lee, `INC-1 ${line}`), line).toEqual(await said(lee, `INC-999 ${line}`));
    for (const line of [...anywhere, ...places, 'note it is worse'])
      expect(JSON.stringify(await said(lee, line)), line).not.toMatch(secret);
    const message = await lee.posts('is anything down?', { in: 'general' });
    for (const shortcut of ['add_to_timeline', 'create_action_item']) {
      await lee.messageShortcut(shortcut, message);
      expect(JSON.stringify(await slack.until(() => lee.modal())), shortcut).not.toMatch(secret);
      await lee.closes();
    }
    await lee.opensHome();
    await slack.until(() => lee.home());
    expect(JSON.stringify(lee.home())).not.toMatch(secret);
    expect(await storedEntries(databaseUrl)).toHaveLength(1);
    expect(slack.refusals).toEqual([]);
  });

  it('looks nonexistent to non-members who press its buttons, and does nothing', async () => {
    const { slack, databaseUrl, url, lines } = await aProcessWithASecret();
    await slack.person('lee').types('/incident start sev3 Plain');
    await untilDelivered(databaseUrl);
    const [card] = slack.channel('inc-2-plain').pins;
    const answeredSoFar = requestsIn(lines);
    if (card) await slack.person('lee').clicks(card, { action_id: actionIds.status });
    await slack.until(() => requestsIn(lines) > answeredSoFar);
    const [pressed] = slack.deliveries.filter(({ kind }) => kind === 'block_actions');
    const press = async (number: number, actionId: string, word: string) => {
      const action = { action_id: actionId, action_ts: `${performance.now()}`, type: 'button' };
      const payload = { ...pressed?.payload, actions: [{ ...action, value: `${number} ${word}`.trim() }] };
      const [heardBefore, answeredBefore] = [slack.calls.length, requestsIn(lines)];
      const { status, body } = await sendsForm(
        { payload: JSON.stringify(payload) },
        { url, secret: slack.signingSecret },
      );
      await slack.until(() => requestsIn(lines) > answeredBefore);
      const told = slack.calls
        .slice(heardBefore)
        .filter(({ method }) => /^(response_url|views\.)/.test(method));
      const heard = told.map(({ method, args }) => ({ method, args }));
      return JSON.stringify({ status, body, heard })
        .replace(/INC-\d+/g, 'INC')
        .replace(/"trigger_id":"[^"]*"/g, '');
    };
    const before = {
      incidents: await storedIncidents(databaseUrl),
      entries: await storedEntries(databaseUrl),
    };
    for (const id of Object.values(actionIds).filter((one) => one !== actionIds.openStart))
      for (const word of ['', 'resolved', 'scribe', 'show', '1'])
        expect(await press(1, id, word), `${id} ${word}`).toBe(await press(999, id, word));
    expect({
      incidents: await storedIncidents(databaseUrl),
      entries: await storedEntries(databaseUrl),
    }).toEqual(before);
  });

  it('cannot be named by a non-member as the original of a duplicate', async () => {
    const { slack, databaseUrl } = await aBotWithASecret();
    const [lee, dana] = [slack.person('lee'), slack.person('dana')];
    await lee.types('/incident start sev3 Plain');
    await untilDelivered(databaseUrl);
    const asked = await said(lee, 'INC-2 cancel duplicate of INC-1');
    expect(asked).toEqual(await said(lee, 'INC-2 cancel duplicate of INC-999'));
    expect(JSON.stringify(asked)).toContain('that you can see, so nothing was canceled');
    expect((await storedIncidents(databaseUrl)).map(({ status }) => status)).not.toContain('canceled');
    await said(dana, 'INC-2 cancel duplicate of INC-1');
    expect((await storedIncidents(databaseUrl)).map(({ status }) => status)).toContain('canceled');
  });

  it('appears only in its own channel: not in announcements, logs or metrics', async () => {
    const { slack, databaseUrl, url, lines } = await aProcessWithASecret();
    const dana = slack.person('dana');
    await dana.types('/incident INC-1 update The payroll list is public');
    await dana.types('/incident INC-1 title Payroll is still out');
    await dana.types('/incident INC-1 resolved payroll is safe');
    await untilDelivered(databaseUrl);
    const channel = slack.channel('inc-1-payroll-is-out');
    expect(channel.kind).toBe('private');
    expect(channel.memberNames.toSorted()).toEqual(['Firebreak', 'dana', 'priya']);
    const elsewhere = slack.channels().filter(({ id, kind }) => id !== channel.id && kind !== 'im');
    expect(JSON.stringify(elsewhere.map(({ messages, topic }) => [messages, topic]))).not.toMatch(/payroll/i);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.includes('slack_called')).length).toBeGreaterThan(5);
    expect(lines.filter((line) => /payroll/i.test(line))).toEqual([]);
    const metrics = await (await fetch(url.replace('/slack/events', '/metrics'))).text();
    expect(metrics).toContain('firebreak_command_ack_seconds');
    expect(metrics).not.toMatch(/payroll|inc-1/i);
  });

  it('is visible to members, and not to people who left', async () => {
    const { slack } = await aBotWithASecret();
    const priya = slack.person('priya');
    const timelines = ['timeline INC-1', 'timeline INC-1 all'];
    const asked = ['list', 'show INC-1', 'catchup INC-1', ...timelines, '', 'INC-1 update it is worse'];
    for (const line of timelines)
      expect(JSON.stringify(await said(priya, line)), line).toContain('payroll sums');
    for (const line of asked) expect(JSON.stringify(await said(priya, line)), line).toMatch(secret);
    await priya.leaves('inc-1-payroll-is-out');
    await slack.idle();
    for (const line of asked)
      expect(
        JSON.stringify(await said(priya, line))
          .replaceAll('INC-1 that you can see', '')
          // Their own line comes back.
          .replaceAll(`/incident ${line}`, ''),
        line,
      ).not.toMatch(secret);
  });

  it('is exported only by an operator, with a note that it is private', async () => {
    const { slack, databaseUrl } = await aBotWithASecret();
    expect(JSON.stringify(await said(slack.person('lee'), 'export INC-1'))).not.toMatch(/payroll/i);
    const dir = mkdtempSync(join(inject('testFolder'), 'private-'));
    const { out } = await run(['export', 'INC-1', '--out', dir], { DATABASE_URL: databaseUrl });
    const file = readFileSync(out.trim(), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ incident: { name: 'INC-1', private: true } });
    expect(file).toContain('payroll sums');
  });

  it('does not exist for another workspace, nor does a public one', async () => {
    const { slack, url } = await aBotWithASecret();
    await slack.person('dana').types('/incident start sev3 Plain');
    const [command] = slack.deliveries.filter(({ kind }) => kind === 'command');
    const timelines = [
      'timeline INC-1',
      'timeline INC-1 all',
      'timeline INC-2 all',
      'INC-1 note it is worse',
    ];
    for (const text of ['list', 'show INC-1', 'show INC-2', ...timelines, '', 'INC-2 resolved']) {
      const fields = { ...command?.payload, team_id: 'T0OTHER001', text, trigger_id: `1.2.${text}` };
      const strings = Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, String(one)]));
      const { body } = await sendsForm(strings, { url, secret: slack.signingSecret });
      expect(body, text).not.toMatch(/payroll|plain/i);
    }
    const list = await slack.person('dana').types('/incident show INC-2');
    expect(list.text).toContain('investigating');
  });
});

/** A verb in all forms people may type for an incident: before its name, after it, with and without text. */
function linesOf(verb: string): ((name: string) => string)[] {
  if (['start', 'new', 'open', 'declare', 'drill', 'backfill', 'record'].includes(verb)) return [];
  return [(name) => `${name} ${verb}`, (name) => `${verb} ${name} sev1 comms @sam false alarm`];
}

/** How many requests the bot has answered, including ephemeral ones. */
function requestsIn(lines: string[]): number {
  return lines.filter((line) => line.includes('"msg":"request')).length;
}

/** What a person reads after typing a line, without the name they asked for. */
async function said(person: ReturnType<Sandbox['person']>, line: string) {
  const answer = await person.types(`/incident ${line}`);
  return JSON.parse(
    JSON.stringify({ body: answer.body, view: answer.view ?? null })
      .replace(/INC-999/g, 'INC-1')
      .replaceAll('"value":"999 ', '"value":"1 '),
  );
}

/** The bot with dana's private incident, which priya is in too. */
async function aBotWithASecret() {
  const { slack, service, databaseUrl } = await aBot();
  await declareTheSecret(slack, databaseUrl);
  return { slack, databaseUrl, url: `${service.url}/slack/events` };
}

/** The same with the bot in its own process, for its log. */
async function aProcessWithASecret() {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const bot = startBotProcess({
    cli,
    slack,
    databaseUrl: database.url,
    mode: 'http',
    logLevel: 'debug',
  });
  const url = `${await bot.listening()}/slack/events`;
  slack.deliverTo(url);
  await bot.ready();
  await declareTheSecret(slack, database.url);
  return { slack, databaseUrl: database.url, url, lines: bot.lines };
}

async function declareTheSecret(slack: Sandbox, databaseUrl: string): Promise<void> {
  const dana = slack.person('dana');
  await dana.types('/incident start sev2 Payroll is out --private @priya');
  await untilDelivered(databaseUrl);
  const message = await dana.posts('payroll is public', { in: 'inc-1-payroll-is-out' });
  await dana.edits(message, 'payroll sums are public');
  await slack.person('priya').reacts(message, 'pushpin');
  await eventually(async () =>
    expect(
      await ask(databaseUrl, "select 1 from messages where is_highlight and text ~ 'sums'"),
    ).toHaveLength(1),
  );
}
