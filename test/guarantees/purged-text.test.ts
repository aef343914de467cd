import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Database, Tx } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import type { Status } from '../../src/domain/incident/status.js';
import { itemKey } from '../../src/domain/timeline/item-key.js';
import { forgetAllText, forgetText, total } from '../../src/workflows/timeline/forget-text.js';
import { aStore, type Store } from '../cli/a-store.js';
import { run } from '../cli/a-terminal.js';
import { aBot, type Bot } from '../support/a-bot.js';
import { aPolicy } from '../support/an-incident.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { explained } from '../support/explained.js';
import { untilProcessed } from '../support/process-records.js';
import { tablesWith } from '../support/tables-with.js';

const dayMs = 86_400_000;
const channel = 'inc-1-checkout-is-down';

describe('text from an incident’s channel', () => {
  it('is in no table after it was purged, and neither is anything derived from it', async () => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    const file = { name: 'petrichor.png', mimetype: 'image/png', content: 'petrichor' };
    const said = await dana.posts('petrichor', { in: channel, files: [file] });
    await dana.posts('petrichor too', { in: channel, thread: said.ts });
    await dana.edits(said, 'petrichor, since 13:50');
    await dana.reacts(said, 'pushpin');
    await eventually(async () => {
      expect(await ask(bot.databaseUrl, 'select 1 from messages where is_highlight')).toHaveLength(1);
      expect(await ask(bot.databaseUrl, 'select 1 from messages')).toHaveLength(2);
      expect(await ask(bot.databaseUrl, 'select 1 from message_revisions')).toHaveLength(1);
    });
    const quote = await mendedAndQuoted(bot, said.ts);
    const withWords = await partsWith(bot, 'petrichor');
    const salted = await saltedSeals(bot, withWords);
    expect(salted).toHaveLength(withWords.length);
    expect(await tablesWith(bot.databaseUrl, 'petrichor')).toEqual([
      ...['public.file_copies', 'public.marks', 'public.message_revisions', 'public.messages'],
      'public.timeline_entries',
    ]);

    expect(await forgetAfter(bot, 2)).toEqual([{ number: 1, messages: 1, highlights: 2 }]);
    expect(await tablesWith(bot.databaseUrl, 'petrichor')).toEqual([]);
    expect((await saltedSeals(bot, withWords)).filter((seq) => salted.includes(seq))).toEqual([]);
    await untilProcessed(bot.databaseUrl);
    expect(await expectVerifiedRecords(bot.databaseUrl)).toBeGreaterThan(withWords.length);
    expect(await saltedSeals(bot, withWords)).toHaveLength(withWords.length);
    expect(
      await ask(bot.databaseUrl, 'select author_id, files, is_highlight from messages order by ts'),
    ).toEqual([
      { author_id: dana.id, files: [], is_highlight: true },
      { author_id: dana.id, files: [], is_highlight: false },
    ]);
    expect(await forgetAfter(bot, 2)).toEqual([]);

    const { blocks } = await dana.types('/incident timeline all', { in: channel });
    const shown = JSON.stringify(blocks);
    expect(shown.match(/_forgotten after 2 days_/g)).toHaveLength(3);
    expect(shown.match(/edited an entry: its words/g)).toHaveLength(2);
    for (const words of ['remove', 'restore', 'edit'])
      for (const line of [`m${said.ts}`, quote])
        expect((await dana.types(`/incident timeline ${words} ${line}`, { in: channel })).text).toContain(
          'no such entry to edit',
        );
    const lines = await exported(bot);
    expect(lines.filter(({ purgedAt }) => purgedAt !== null)).toMatchObject([
      { source: 'message', text: '', files: [], revisions: [], ts: said.ts },
      { source: 'message', text: '' },
      { source: 'command', text: '' },
    ]);
  });

  it('does not return through later Slack events, and is marked as deleted', async () => {
    const bot = await aResolvedIncident();
    const dana = bot.slack.person('dana');
    const [edited, marked, gone] = [
      await dana.posts('petrichor one', { in: channel }),
      await dana.posts('petrichor two', { in: channel }),
      await dana.posts('petrichor three', { in: channel }),
    ];
    const kept = () =>
      ask(
        bot.databaseUrl,
        'select text, is_highlight, deleted_at is not null as is_gone, purged_at is not null as is_purged from messages order by ts',
      );
    await eventually(async () => expect(await kept()).toHaveLength(3));
    await forgetAfter(bot, 2);
    await dana.edits(edited, 'petrichor one again');
    await dana.reacts(marked, 'pushpin');
    await dana.deletes(gone);
    const forgotten = { text: '', is_highlight: false, is_gone: false, is_purged: true };
    const expected = [forgotten, { ...forgotten, is_highlight: true }, { ...forgotten, is_gone: true }];
    await eventually(async () => expect(await kept()).toEqual(expected));
    await bot.slack.idle();
    expect(await tablesWith(bot.databaseUrl, 'petrichor')).toEqual([]);

    const { blocks } = await dana.types('/incident timeline all', { in: channel });
    expect(JSON.stringify(blocks).match(/_forgotten after 2 days_|_deleted_/g)).toEqual([
      ...['_forgotten after 2 days_', '_forgotten after 2 days_', '_deleted_'],
    ]);

    await bot.another();
    await eventually(async () =>
      expect(
        await ask(
          bot.databaseUrl,
          'select 1 from channel_syncs where state is null and missed_since is null and synced_at is not null',
        ),
      ).toHaveLength(1),
    );
    expect(await kept()).toEqual(expected);
    expect(await tablesWith(bot.databaseUrl, 'petrichor')).toEqual([]);
  });

  it('stays while the incident is open, however old, and for as long as the policy says', async () => {
    const { url, db } = await aRecordOf([
      { number: 1, status: 'mitigated' },
      { number: 2, status: 'resolved' },
      { number: 3, status: 'closed' },
      { number: 1, status: 'closed', workspaceId: 'T2' },
    ]);
    const left = async () =>
      (
        await ask(
          url,
          `select workspace_id || incident_number || case when is_highlight then ' key' else '' end || ' ' || age as kept
           from messages join (values (100, 'old'), (1, 'young')) ages(days, age)
             on to_timestamp(ts::numeric) < now() - (days - 0.5) * interval '1 day' and (days = 100) = (to_timestamp(ts::numeric) < now() - interval '50 days')
           where text <> '' order by 1`,
        )
      ).map(({ kept }) => kept);
    const deps = (retention: { messagesDays: number | null; highlightsDays: number | null }) => ({
      ...{ db, clock: () => new Date(), policy: aPolicy({ retention: { ...retention, auditDays: null } }) },
    });
    const all = await left();
    await ask(url, 'update messages set is_dirty = false');
    expect(all).toHaveLength(16);
    expect(await forgetText(deps({ messagesDays: null, highlightsDays: null }), 'T1')).toEqual([]);
    expect(await left()).toEqual(all);
    expect(await forgetText(deps({ messagesDays: 50, highlightsDays: null }), 'T1')).toEqual([
      { number: 2, messages: 1, highlights: 0 },
      { number: 3, messages: 1, highlights: 0 },
    ]);
    expect(await left()).toEqual(all.filter((one) => one !== 'T12 old' && one !== 'T13 old'));
    expect(await forgetText(deps({ messagesDays: 50, highlightsDays: 50 }), 'T1')).toEqual([
      { number: 2, messages: 0, highlights: 1 },
      { number: 3, messages: 0, highlights: 1 },
    ]);
    expect(await left()).toEqual(all.filter((one) => !/^T1[23].* old$/.test(String(one))));
    expect(await ask(url, 'select 1 from messages where is_dirty')).toHaveLength(4);
  });

  it('is purged in every workspace on schedule, by one policy', async () => {
    const { url, db } = await aRecordOf([
      { number: 1, status: 'canceled' },
      { number: 1, status: 'post_incident', workspaceId: 'T2' },
    ]);
    const policy = aPolicy({ retention: { messagesDays: 50, highlightsDays: 50, auditDays: null } });
    const deps = { db, clock: () => new Date(), policy };
    expect(await forgetAllText(deps)).toEqual({ incidents: 2, messages: 2, highlights: 2 });
    expect(await forgetAllText(deps)).toEqual({ incidents: 0, messages: 0, highlights: 0 });
    expect(await ask(url, "select 1 from messages where text <> ''")).toHaveLength(4);
  });

  it('is purged with its file copies, except those that another message still shows', async () => {
    const { url, db } = await aRecordOf([{ number: 1, status: 'closed' }]);
    await ask(
      url,
      `update messages set files = case when is_highlight then '[{"id":"F1"},{"id":"F2"}]'::jsonb else '[{"id":"F1"},{"id":"F3"}]' end`,
    );
    await ask(
      url,
      `insert into file_copies select 'T1', 1, id, 'image/png', '', now() from unnest('{F1,F2,F3,F4}'::text[]) id`,
    );
    const copies = async () =>
      (await ask(url, 'select file_id from file_copies order by 1')).map((row) => row.file_id);
    const forget = (messagesDays: number, highlightsDays: number | null) => {
      const policy = aPolicy({ retention: { messagesDays, highlightsDays, auditDays: null } });
      const clock = () => new Date(Date.now() + 5 * dayMs);
      return forgetText({ db, clock, policy }, 'T1');
    };
    await forget(50, 50);
    expect(await copies()).toEqual(['F1', 'F2', 'F3', 'F4']);
    await forget(1, null);
    expect(await copies()).toEqual(['F1', 'F2', 'F4']);
    await forget(1, 1);
    expect(await copies()).toEqual(['F4']);
  });

  it('is purged once by two concurrent processes, and completely after one was interrupted', async () => {
    const { url, db } = await aRecordOf([{ number: 1, status: 'closed' }]);
    const other = openDatabase({ url, maxConnections: 2 });
    onTestFinished(() => other.close());
    await ask(url, manyMessages({ count: 3_000, incidents: 1 }));
    const left = () =>
      ask(
        url,
        "select 1 from messages where text <> '' and to_timestamp(ts::numeric) < now() - interval '50 days'",
      );
    const deps = {
      clock: () => new Date(),
      policy: aPolicy({ retention: { messagesDays: 50, highlightsDays: 50, auditDays: null } }),
    };
    await expect(forgetText({ ...deps, db: cutOffAfter(1, db) }, 'T1')).rejects.toThrow('cut off');
    const before = await left();
    expect(before.length).toBeGreaterThan(1_000);
    expect(before.length).toBeLessThan(3_000);
    const both = await Promise.all([
      forgetText({ ...deps, db }, 'T1'),
      forgetText({ ...deps, db: other }, 'T1'),
    ]);
    const forgotten = both.flat().reduce((sum, { messages, highlights }) => sum + messages + highlights, 0);
    expect(forgotten).toBe(before.length);
    expect(await left()).toEqual([]);
  });

  it('is found by index, however many messages the tables contain', { timeout: 60_000 }, async () => {
    const { url, db } = await aRecordOf([{ number: 1, status: 'closed' }]);
    await ask(
      url,
      `insert into incidents (workspace_id, number, title, severity, kind, status, is_private, affects, reporter_id,
         roles, milestones, channel_id, declared_at, changed_at)
       select workspace_id, n, title, severity, kind, status, is_private, affects, reporter_id,
         roles, milestones, 'C' || n, declared_at, changed_at
       from incidents, generate_series(2, 100) n`,
    );
    await ask(url, manyMessages({ count: 100_000, incidents: 100 }));
    await ask(
      url,
      `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
       select 'T1', 1 + n % 100, now(), 'command', '{"kind":"acknowledged"}' from generate_series(1, 20000) n`,
    );
    await ask(
      url,
      `insert into marks (workspace_id, channel_id, ts, key, kind, name, by_id, is_on, version, at)
       select workspace_id, channel_id, ts, 'pin', 'pin', '', 'U2', true, ts, now() from messages where is_highlight`,
    );
    await ask(
      url,
      `insert into chain_entries (workspace_id, incident_number, seq, part, salt, digest, sealed_at, hash)
       select 'T1', 1 + n % 100, n, 'entry ' || n, 'salt', 'digest', now(), 'test' from generate_series(1, 20000) n`,
    );
    await ask(url, 'analyze');
    const { db: noting, plans } = explained(db);
    const policy = aPolicy({ retention: { messagesDays: 50, highlightsDays: 50, auditDays: null } });
    const counts = await forgetText({ db: noting, clock: () => new Date(), policy }, 'T1');
    expect(counts.map(({ number }) => number)).toEqual([1, 42]);
    expect(total(counts)).toEqual({ messages: 1_716, highlights: 286 });
    expect(plans.length).toBeGreaterThan(10);
    for (const plan of plans)
      expect(plan).not.toMatch(/Seq Scan on (?:messages|marks|timeline_entries|chain_entries)/);
    expect(plans[0]).toContain('messages_with_text');
  });
});

/** The database of a process that dies after committing this many parts, in the middle of the next. */
function cutOffAfter(parts: number, db: Database): Database {
  let committed = 0;
  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const result = await db.transaction(async (tx) => {
      const done = await work(tx);
      if (committed === parts) throw new Error('cut off');
      return done;
    });
    committed += 1;
    return result;
  };
  return Object.assign(Object.create(db), { transaction });
}

/** dana's INC-1, resolved. Messages in its channel are still stored. */
async function aResolvedIncident(): Promise<Bot> {
  const bot = await aBot();
  const dana = bot.slack.person('dana');
  await dana.types('/incident start Checkout is down');
  await bot.delivered();
  await dana.types('/incident resolved rolled back', { in: channel });
  await bot.delivered();
  return bot;
}

/** What Firebreak would purge after this many days if it stored messages and highlights for one day. */
async function forgetAfter({ databaseUrl, slack }: Bot, days: number) {
  const db = openDatabase({ url: databaseUrl, maxConnections: 2 });
  try {
    const policy = aPolicy({ retention: { messagesDays: 1, highlightsDays: 1, auditDays: null } });
    const clock = () => new Date(Date.now() + days * dayMs + 60_000);
    return await forgetText({ db, clock, policy }, slack.teamId);
  } finally {
    await db.close();
  }
}

/** Parts of the record that contain a word: a mark, two messages, a quote, and their edits. */
async function partsWith({ databaseUrl }: Bot, word: string): Promise<string[]> {
  const rows = await ask(
    databaseUrl,
    `select 'message ' || channel_id || ' ' || ts as part from messages where text like '%${word}%'
     union all select 'mark ' || channel_id || ' ' || ts || ' ' || key from marks where note like '%${word}%'
     union all select 'entry ' || id from timeline_entries where event::text like '%${word}%'`,
  );
  expect(rows).toHaveLength(6);
  return rows.map(({ part }) => String(part));
}

/**
 * Chain entries of these parts that can still be verified, by their positions. The background job may add entries for the
 * remaining parts at any time.
 */
async function saltedSeals({ databaseUrl }: Bot, parts: string[]): Promise<number[]> {
  const rows = await ask(databaseUrl, 'select seq, part from chain_entries where salt is not null');
  return rows.filter(({ part }) => parts.includes(String(part))).map(({ seq }) => Number(seq));
}

/** The exported timeline, in chronological order. */
async function exported({ databaseUrl }: Bot): Promise<{ purgedAt: string | null }[]> {
  const dir = mkdtempSync(join(inject('testFolder'), 'forgotten-'));
  const { out } = await run(['export', 'INC-1', '--out', dir], { DATABASE_URL: databaseUrl });
  return JSON.parse(readFileSync(out.trim(), 'utf8')).timeline;
}

/**
 * Puts a message's text everywhere it can occur: a note, an edited copy, a copy of its file, a quote; all sealed. Returns
 * the key of the quote's timeline item.
 */
async function mendedAndQuoted({ databaseUrl, slack }: Bot, ts: string): Promise<string> {
  const place = `'${slack.teamId}', 1`;
  await ask(databaseUrl, "update marks set note = 'petrichor, it was', is_dirty = true");
  await ask(
    databaseUrl,
    `update messages set shown_text = 'petrichor edited', is_dirty = true where ts = '${ts}'`,
  );
  await ask(
    databaseUrl,
    `insert into file_copies (workspace_id, incident_number, file_id, media_type, bytes, copied_at)
     select ${place}, files -> 0 ->> 'id', 'image/png', 'petrichor'::bytea, now() from messages where ts = '${ts}'`,
  );
  const said = {
    channelId: 'C0GENERAL1',
    ts,
    authorId: 'U1',
    authorName: null,
    permalink: null,
    at: '2026-11-23T14:02:00.000Z',
  };
  const quoted = { kind: 'quoted', ...said, text: 'petrichor', files: ['petrichor.png'], note: 'petrichor' };
  const edited = (item: string) => ({
    kind: 'item_edited',
    item,
    text: { from: 'petrichor', to: 'petrichor edited' },
    ...{ occurredAt: null, isHighlight: null },
  });
  const insert = (event: object, shown: string | null) =>
    ask(
      databaseUrl,
      `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, author_id, event, shown_text)
       values (${place}, now(), 'command', 'U1', '${JSON.stringify(event)}', ${shown === null ? null : `'${shown}'`})
       returning id::int`,
    );
  const [quote] = await insert(quoted, 'petrichor edited');
  const item = itemKey({ kind: 'entry', id: Number(quote?.id) });
  await insert(edited(`m${ts}`), null);
  await insert(edited(item), null);
  await untilProcessed(databaseUrl);
  return item;
}

interface Kept {
  number: number;
  status: Status;
  workspaceId?: string;
}

/** Incidents with four messages each: 100 days and one day old, highlights and not. */
async function aRecordOf(incidents: Kept[]): Promise<Store> {
  const store = await aStore();
  onTestFinished(() => store.drop());
  for (const { workspaceId = 'T1', number, status } of incidents) {
    await store.declare(`Number ${number}`, { workspaceId, status });
    await ask(
      store.url,
      `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at, is_highlight)
       select '${workspaceId}', 'C${workspaceId}${number}', floor(extract(epoch from now()))::bigint - days * 86400 || '.00010' || is_highlight::int,
         ${number}, 'U1', 'text', '', now(), now(), is_highlight
       from (values (1), (100)) ages(days), (values (true), (false)) keys(is_highlight)`,
    );
  }
  return store;
}

/** Old messages, every seventh a highlight; all except those of INC-1 and INC-42 are already purged. */
function manyMessages({ count, incidents }: { count: number; incidents: number }): string {
  return `
    insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at,
      is_highlight, purged_at)
    select 'T1', 'C' || number, (1700000000 + n) || '.000100', number, 'U1',
      case when number in (1, 42) then 'text' else '' end, '', now(), now(), n % 7 = 0,
      case when number in (1, 42) then null else now() end
    from (select n, 1 + n % ${incidents} as number from generate_series(1, ${count}) n) made`;
}
