import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { tickAt } from '../support/a-followed-incident.js';
import { ask } from '../support/ask.js';
import { storedEntries, storedIncidents } from '../support/stored.js';

const minutesAgo = (minutes: number) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000);
const typed = '/incident backfill sev2 Checkout was down, yesterday 14:00 to 15:10';

async function tick(bot: Bot, inDays = 0): Promise<void> {
  const db = openDatabase({ url: bot.databaseUrl, maxConnections: 1 });
  const time = new Date(Date.now() + inDays * 86_400_000);
  await tickAt(db, time.toISOString(), { policy: bot.config.policy });
  await db.close();
  await bot.delivered();
}

/** Effects that Slack rejected or that wait for something that never comes. */
const stuck = ({ databaseUrl }: Bot) =>
  ask(databaseUrl, "select kind, state, error from effects where state not in ('done', 'superseded')");
const only = async ({ databaseUrl }: Bot) =>
  (await ask(databaseUrl, 'select *, declared_at::text as day from incidents'))[0];
const channelNames = ({ slack }: Bot) =>
  slack.calls.filter(({ method }) => method === 'conversations.create').length;

describe('an incident that is written down afterwards', () => {
  it('is saved from one line, as resolved, without a channel', async () => {
    const bot = await aBot();
    const answer = await bot.slack.person('dana').types(typed);
    expect(answer.text).toContain('*INC-1* is saved as resolved.');
    expect(await only(bot)).toMatchObject({
      ...{ title: 'Checkout was down', severity: 'sev2', kind: 'backfilled', status: 'resolved' },
      ...{ channel_id: null, is_private: false },
    });
    await bot.delivered();
    expect(channelNames(bot)).toBe(0);
    expect(bot.slack.channel('general').messages).toEqual([]);
  });

  it('asks in its form about what it can’t read, and drops no word', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types('/incident backfill sev2 Checkout was down, some time last week @sam @priya --loud');
    const form = JSON.stringify(dana.modal()?.blocks);
    for (const words of ['Checkout was down, some time last week', 'pick the times', '--loud', '2 names'])
      expect(form).toContain(words);
    expect(await storedIncidents(bot.databaseUrl)).toEqual([]);
    await dana.submits({
      Title: 'Checkout was down <!channel>',
      'Impact started': minutesAgo(300),
      Resolved: minutesAgo(200),
      Summary: 'Cards failed <!channel>',
      'Incident commander': bot.slack.person('sam').id,
    });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain('is saved as resolved');
    expect(JSON.stringify(dana.modal()?.blocks)).not.toContain('<!channel>');
    expect(await only(bot)).toMatchObject({ summary: 'Cards failed <!channel>' });
  });

  it('says at its field which time is wrong, and warns about the wrong order', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types('/incident backfill');
    const refused = await dana.submits({ Title: 'Mails were late', Resolved: minutesAgo(-90) });
    expect(refused.errors?.resolved).toContain("hasn't happened yet");
    await dana.submits({ Resolved: minutesAgo(90), 'Impact started': minutesAgo(30) });
    expect(JSON.stringify(dana.modal()?.blocks)).toContain('Resolved is before impact started');
  });

  it('gets a channel if it is wanted, and is announced nowhere', async () => {
    const bot = await aBot({ policy: (usual) => ({ ...usual, announceIn: 'C0INCIDENT' }) });
    const dana = bot.slack.person('dana');
    await dana.types('/incident backfill Mails were late');
    await dana.submits({ Resolved: minutesAgo(90), Channel: ['channel'] });
    await bot.delivered();
    const channel = bot.slack.channel('inc-1-mails-were-late');
    expect(channel.memberNames).toContain('dana');
    expect(JSON.stringify(channel.pins[0]?.blocks)).toContain('written down afterwards');
    expect(JSON.stringify(dana.modal()?.blocks)).toContain('is saved as resolved: <#');
    await tick(bot);
    await tick(bot, 1);
    expect(JSON.stringify(channel.messages)).not.toContain('This incident is resolved.');
    expect(bot.slack.channel('general').messages).toEqual([]);
  });

  it('does everything that others do, with no channel', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types(typed);
    const said: string[] = [];
    for (const line of [
      ...[
        'note yesterday 14:10 rolled back',
        'title Checkout was broken',
        'summary Cards failed',
        'affects cards',
      ],
      ...[
        'sev1',
        'lead me',
        'impact ended yesterday 15:00',
        'times',
        'timeline',
        'show',
        'catchup',
        'missing',
      ],
      ...[
        'action Add a breaker @dana by friday',
        'update all good',
        'runbook',
        'close',
        'undo',
        'reopen it is back',
      ],
      ...['mitigated', 'resolved', 'close', 'times resolved yesterday 15:05'],
    ]) {
      const answer = await dana.types(`/incident INC-1 ${line}`);
      expect(answer.failed, line).toBeUndefined();
      said.push(`${answer.text}`);
      if (dana.modal()) await dana.closes();
    }
    expect(said.join('\n')).not.toContain('no INC-1');
    expect((await dana.types('/incident list closed')).blocks).toBeDefined();
    expect(JSON.stringify((await dana.types('/incident list closed')).blocks)).toContain(
      'written down afterwards',
    );
    await dana.opensHome();
    await tick(bot);
    await bot.delivered();
    expect(await stuck(bot)).toEqual([]);
    expect(channelNames(bot)).toBe(0);
    const kinds = (await storedEntries(bot.databaseUrl)).map(({ event }) => event.kind);
    expect(kinds.slice(0, 5)).toEqual([
      'declared',
      'noted',
      'renamed',
      'summary_changed',
      'affected_changed',
    ]);
  });

  it('has no channel to join or to be invited to, and says so', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types(typed);
    for (const line of ['invite @sam', 'join'])
      expect((await dana.types(`/incident INC-1 ${line}`)).text).toContain('has no channel');
  });

  it('takes a message by “Add to timeline”', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types(typed);
    const message = await dana.posts('rolled back at 14:30', { in: 'general' });
    await dana.messageShortcut('add_to_timeline', message);
    await dana.submits({ Incident: '1' });
    expect((await storedEntries(bot.databaseUrl)).at(-1)?.event).toMatchObject({
      kind: 'quoted',
      text: 'rolled back at 14:30',
    });
    await bot.delivered();
    expect(await stuck(bot)).toEqual([]);
  });

  it('counts in the period when it happened, and asks only about what is still to do', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    const resolved = minutesAgo(100 * 24 * 60);
    await dana.types('/incident backfill Mails were late');
    await dana.submits({ Resolved: resolved });
    expect(String((await only(bot))?.day)).toContain(resolved.toISOString().slice(0, 10));
    await dana.types('/incident INC-1 reopen it is back');
    await tick(bot);
    const ledger = await ask(bot.databaseUrl, 'select key from nudges');
    expect(ledger).toEqual([]);
  });

  it('is written down once, however often the request arrives', async () => {
    const bot = await aBot();
    bot.slack.faults.duplicateDeliveries(3);
    await bot.slack.person('dana').types(typed);
    await bot.delivered();
    expect(await storedIncidents(bot.databaseUrl)).toHaveLength(1);
  });
});

it('a private one without a channel is seen by who wrote it down and who has a role in it, also after a restart', async () => {
  const bot = await aBot();
  const [dana, sam, priya] = ['dana', 'sam', 'priya'].map((name) => bot.slack.person(name));
  await dana?.types('/incident backfill --private A key was published @sam, yesterday 14:00 to 15:10');
  const shown = async (who: typeof dana) => `${(await who?.types('/incident show INC-1'))?.text}`;
  const expectSeenBy = async (...who: (typeof dana)[]) => {
    for (const one of [dana, sam, priya])
      expect((await shown(one)).includes('A key was published')).toBe(who.includes(one));
  };
  await expectSeenBy(dana, sam);
  await ask(bot.databaseUrl, 'update workspaces set last_gap_at = clock_timestamp()');
  await expectSeenBy(dana, sam);
  expect(JSON.stringify((await dana?.types('/incident list review'))?.blocks)).toContain(
    'A key was published',
  );
  await dana?.types('/incident INC-1 comms @priya');
  await expectSeenBy(dana, sam, priya);
});

describe('messages that are linked', () => {
  const link = ({ ts, channel }: { ts: string; channel: string }) =>
    `https://sandbox.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  const quotes = async ({ databaseUrl }: Bot) =>
    (await storedEntries(databaseUrl)).filter(({ event }) => event.kind === 'quoted');

  it('are quoted on the timeline where the bot can read them, and it says which not and why', async () => {
    const bot = await aBot();
    const [dana, sam] = [bot.slack.person('dana'), bot.slack.person('sam')];
    await dana.types('/incident start Search is slow');
    await sam.types('/incident start --private A key was published');
    await bot.delivered();
    const search = 'inc-1-search-is-slow';
    const first = await dana.posts('queries take 9 s <!channel>', { in: search });
    const reply = await dana.posts('since the deploy', { in: search, thread: first.ts });
    const hidden = await sam.posts('the key is in the log', { in: 'inc-2-a-key-was-published' });
    const gone = { ts: '1700000000.000100', channel: first.channel };
    const unknown = { ts: '1700000000.000100', channel: 'C0NOWHERE1' };
    await dana.types('/incident backfill');
    await dana.submits({
      Title: 'Search was slow',
      Resolved: minutesAgo(10),
      'Messages to add to the timeline': [first, reply, hidden, gone, unknown, first].map(link).join('\n'),
    });
    await bot.delivered();
    expect((await quotes(bot)).map(({ event }) => event.text)).toEqual([
      ...['queries take 9 s <!channel>', 'since the deploy'],
    ]);
    const told = JSON.stringify(dana.readsDirect());
    expect(told).toContain("3 linked messages couldn't be added to the timeline of *INC-3*");
    expect(told).toContain(`${link(hidden)}: it is in a private channel`);
    expect(told).toContain(`${link(gone)}: there is no such message`);
    expect(told).toContain(`${link(unknown)}: Slack knows no such channel`);
    expect(told).not.toContain('the key is in the log');
    expect(await stuck(bot)).toEqual([]);
  });

  it('are refused if they are no links, or too many', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types('/incident backfill');
    const base = { Title: 'Search was slow', Resolved: minutesAgo(10) };
    const no = await dana.submits({ ...base, 'Messages to add to the timeline': 'see #general' });
    expect(no.errors?.links).toContain("“see #general” isn't a link to a message");
    await dana.closes();
    const many = Array.from({ length: 500 }, (_, at) =>
      link({ ts: `1700000000.${String(at).padStart(6, '0')}`, channel: 'C1' }),
    );
    await dana.types(`/incident backfill Search was slow ${many.join(' ')}, yesterday 14:00 to 15:10`);
    const said = JSON.stringify([
      bot.slack.channel('general').messages,
      dana.reads('general'),
      dana.modal()?.blocks,
    ]);
    expect(said).toContain('500 messages are linked; 40 can be added at once');
    expect(await storedIncidents(bot.databaseUrl)).toEqual([]);
  });

  it('are quoted once, though Slack fails in between and the form is sent three times', async () => {
    const bot = await aBot();
    const dana = bot.slack.person('dana');
    await dana.types('/incident start Search is slow');
    await bot.delivered();
    const posted = [];
    for (let at = 0; at < 7; at++)
      posted.push(await dana.posts(`line ${at}`, { in: 'inc-1-search-is-slow' }));
    await dana.types('/incident backfill');
    bot.slack.faults.duplicateDeliveries(3);
    bot.slack.faults.status('conversations.replies', 503, { times: 2 });
    await dana.submits({
      Title: 'Search was slow',
      Resolved: minutesAgo(10),
      'Messages to add to the timeline': posted.map(link).join(' '),
    });
    await bot.delivered();
    expect((await quotes(bot)).map(({ event }) => event.text)).toEqual(posted.map((_, at) => `line ${at}`));
  });
});
