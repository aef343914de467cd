import { expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { storeMark } from '../../src/db/queries/timeline/messages/marks.js';
import type { ObservedMessage } from '../../src/domain/timeline/messages/observed-message.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';

const stamp = (n: number) => `${1_795_442_520 + n}.000100`;

function said(n: number, more: Partial<ObservedMessage> = {}): ObservedMessage {
  const place = { workspaceId: 'T1', channelId: 'C42', ts: stamp(n), threadTs: null, isBroadcast: false };
  const by = { authorId: 'U1', authorName: null, isBot: false };
  return { ...place, ...by, version: stamp(n), content: { text: `line ${n}`, files: [] }, ...more };
}

const texts = (url: string) => ask(url, 'select text from messages order by ts');

it('stores concurrent events in few statements', async () => {
  const { db, url } = await aRecord();
  const statements: string[] = [];
  const counting: Database = Object.assign(Object.create(db), {
    run: (text: string, values: unknown[]) => {
      statements.push(text);
      return db.run(text, values);
    },
  });
  const told = Array.from({ length: 100 }, (_, n) => said(100 + n));
  await tell(counting, told);
  expect(await texts(url)).toEqual(told.map(({ content }) => ({ text: content.text })));
  expect(statements.length).toBeLessThan(10);
});

it('stores duplicate events once, with what the later one adds', async () => {
  const { db, url } = await aRecord();
  const edited = said(3, { version: stamp(9), content: { text: 'line 3, corrected', files: [] } });
  await tell(db, [said(1), said(2), said(3), edited, said(4), said(3), said(1)]);
  expect(await texts(url)).toEqual([
    { text: 'line 1' },
    { text: 'line 2' },
    { text: 'line 3, corrected' },
    { text: 'line 4' },
  ]);
  expect(await ask(url, 'select text from message_revisions')).toEqual([{ text: 'line 3' }]);
});

it('stores nothing from other channels or workspaces', async () => {
  const { db, url } = await aRecord();
  await tell(db, [said(1), said(2, { channelId: 'C7' }), said(3), said(4, { workspaceId: 'T2' }), said(5)]);
  expect(await texts(url)).toEqual([{ text: 'line 1' }, { text: 'line 3' }, { text: 'line 5' }]);
});

it('lets only the message fail that Postgres rejects', async () => {
  const { db, url } = await aRecord();
  const refused = said(3, { content: { text: 'no such \u0000 character', files: [] } });
  const ends = await Promise.allSettled([said(1), said(2), refused, said(4), said(5)].map(capturing(db)));
  expect(ends.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  ]);
  expect(await texts(url)).toHaveLength(4);
});

it('highlights messages that were marked before they arrived, and no others', async () => {
  const { db, url } = await aRecord();
  const put = { kind: 'pin', name: '', byId: 'U2', isOn: true, note: null } as const;
  const place = { workspaceId: 'T1', channelId: 'C42' };
  const told = { observedAt: new Date() };
  await storeMark(db, { ...place, ...put, ts: stamp(3), version: stamp(10) }, told);
  await storeMark(db, { ...place, ...put, ts: stamp(4), version: stamp(10) }, told);
  await storeMark(db, { ...place, ...put, kind: 'hidden', ts: stamp(4), version: stamp(11) }, told);
  await tell(
    db,
    [1, 2, 3, 4, 5].map((n) => said(n)),
  );
  expect(await ask(url, 'select text from messages where is_highlight')).toEqual([{ text: 'line 3' }]);
});

it('stores every character that people write', async () => {
  const { db, url } = await aRecord();
  const odd = ['"quoted", {braced} and \\escaped', 'NULL', '', ' \n\t', '🧯 Ünïcode', "it's $1, 100 %"];
  const file = {
    ...{ id: 'F1', name: 'a "b", \\c.png', mimetype: 'image/png', size: 7, permalink: null },
  };
  await tell(
    db,
    odd.map((text, n) => said(n, { content: { text, files: [file] } })),
  );
  expect(await texts(url)).toEqual(odd.map((text) => ({ text })));
  expect(await ask(url, 'select distinct files from messages')).toEqual([{ files: [file] }]);
});

/** Reports all messages as posted, concurrently. */
async function tell(db: Database, list: ObservedMessage[]): Promise<void> {
  await Promise.all(list.map(capturing(db)));
}

function capturing(db: Database) {
  const capture = openCapture({ db, clock: () => at('14:30') });
  return (message: ObservedMessage) => capture({ kind: 'posted', message });
}

async function aRecord(): Promise<{ db: Database; url: string }> {
  const { db, url } = await anOpenDatabase();
  await insertIncident(db, anIncident(), at('14:02'));
  return { db, url: url };
}
