import { describe, expect, it } from 'vitest';
import { failedEffects } from '../../src/db/queries/delivery/failed-effects.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { findIncident, insertIncident, listIncidents } from '../../src/db/queries/incident/incidents.js';
import { answerOf, claimRequest } from '../../src/db/queries/request-keys.js';
import { timelinePage } from '../../src/db/queries/timeline/timeline-page.js';
import { eventText } from '../../src/exports/event-text.js';
import { reportOnce } from '../../src/main/report-once.js';
import { sha256 } from '../../src/main/sha256.js';
import { readReport } from '../../src/workflows/timeline/read-report.js';
import { type ARecord, aRecord, stamp } from '../support/a-record.js';
import { anIncident, at } from '../support/an-incident.js';
import { everyEffect } from '../support/every-effect.js';

const key = { workspaceId: 'T1', number: 42 };

async function textsOf({ db }: ARecord): Promise<string[]> {
  const report = await readReport(db, key, { textOf: ({ event }) => eventText(event), sha256 });
  return report?.timeline.map(({ text, files }) => [text, ...files.map(({ name }) => name)].join(' ')) ?? [];
}

async function aRecordOf(...notes: string[]): Promise<ARecord> {
  const record = await aRecord();
  for (const note of notes) await record.notes(note);
  await record.processChanges();
  return record;
}

describe('a timeline entry that this version cannot read', () => {
  it.each([
    ['has an unknown version', `event || '{"v": 9}'`, 'unknown version 9'],
    ['has an unknown kind', `event || '{"kind": "sung"}'`, 'not version 1: invalid_union at kind'],
    ['lacks a field', `event - 'text'`, 'not version 1: invalid_type at text'],
    ['is no object', `'7'`, 'no version'],
  ])('is shown and exported as such, among the others, if it %s', async (_what, event, why) => {
    const record = await aRecordOf('checkout fails', 'rolled back');
    await record.alter(`update timeline_entries set event = ${event} where id = 1`);
    const unreadable = "made a change that this version of Firebreak can't read (entry 1)";
    expect(await textsOf(record)).toEqual([unreadable, 'noted: “rolled back”']);
    const page = await timelinePage(record.db, key, { isAll: true, before: null, limit: 10 });
    expect(page.items.map((item) => item.kind === 'entry' && item.entry.event.kind)).toEqual([
      'unreadable',
      'noted',
    ]);
    const what = { column: 'timeline_entries.event', row: 'T1 INC-42 entry 1', why };
    expect(record.unreadable).toEqual([what, what]);
  });

  it('is sealed and verified like the others', async () => {
    const record = await aRecord();
    await record.notes('checkout fails');
    await record.alter(`update timeline_entries set event = event || '{"v": 9}'`);
    await record.processChanges();
    expect(await record.check()).toMatchObject({ sealed: 1, notYetSealed: 0, breaks: [] });
  });

  it('fails verification if it was altered after it was sealed', async () => {
    const record = await aRecordOf('checkout fails');
    const { breaks } = await record.checkAltered(`update timeline_entries set event = event || '{"v": 9}'`);
    expect(breaks).toMatchObject([{ kind: 'changed', part: { name: 'entry 1' } }]);
  });
});

describe('an incident that this version cannot read', () => {
  it.each([
    ['roles', `'[{"role": "singer"}]'`, 'invalid_value at roles.0.role'],
    ['milestones', `'{"sung": []}'`, 'unrecognized_keys at milestones'],
    ['latest_update', `'{"v": 9, "text": "secret"}'`, 'unknown version 9 at latestUpdate'],
    ['cancellation', `'{"reason": "secret"}'`, 'not version 1: invalid_value at reason at cancellation'],
    ['affects', `'"secret"'`, 'invalid_type at affects'],
  ])('fails alone, and the error names it and its %s', async (column, value, why) => {
    const record = await aRecord();
    await insertIncident(record.db, anIncident({ number: 43, channelId: 'C43' }), at('14:05'));
    await record.alter(`update incidents set ${column} = ${value} where number = 42`);
    await expect(findIncident(record.db, key)).rejects.toThrow(
      `INC-42 of workspace T1 can't be read: ${why}.`,
    );
    const listed = await listIncidents(record.db, {
      ...{ workspaceId: 'T1', viewer: null, phases: ['active'], limit: 10 },
    });
    expect(listed.map(({ number }) => number)).toEqual([43]);
    expect(record.unreadable).toEqual([{ column: 'incidents', row: 'T1 INC-42', why }]);
  });
});

it('a repeated request fails if its answer cannot be read', async () => {
  const { db } = await aRecord();
  const request = { workspaceId: 'T1', key: 'k1' };
  await claimRequest(db, request, at('14:02'));
  await db.run(`update request_keys set answer = '{"v": 9, "text": "secret"}'`);
  await expect(answerOf(db, request)).rejects.toThrow(
    "Request k1 was decided before, but its answer can't be read: unknown version 9.",
  );
});

it('a message whose files cannot be read keeps its text', async () => {
  const record = await aRecord();
  await record.posts(1, 'p99 is 9 s');
  await record.edits(1, 'p99 is 9 s', 'p99 is 1 s');
  await record.alter(`update messages set files = '[{"id": 7}]'`);
  await record.alter(`update message_revisions set files = '7'`);
  expect(await textsOf(record)).toEqual(['p99 is 1 s']);
  const row = `T1 C42 message ${stamp(1)}`;
  expect(record.unreadable).toEqual([
    { column: 'message_revisions.files', row, why: 'invalid_type' },
    { column: 'messages.files', row, why: 'invalid_type at 0.id' },
  ]);
});

it('a failed effect that cannot be read is left out', async () => {
  const { db, unreadable } = await aRecord();
  const list = [everyEffect.set_topic, everyEffect.pin_card].map((effect) => ({
    ...{ key: effect.kind, effect, notBefore: at('14:02') },
  }));
  await insertEffects(db, anIncident(), list, { trace: 't', at: at('14:02'), askedBy: null });
  await db.run("update effects set state = 'dead'");
  await db.run(`update effects set failure = '{"v": 9}' where kind = 'pin_card'`);
  expect((await failedEffects(db, key)).map(({ effect }) => effect.kind)).toEqual(['set_topic']);
  expect(unreadable).toMatchObject([{ column: 'effects', why: 'unknown version 9 at failure' }]);
});

it('what cannot be read is reported once, however often it is read', () => {
  const reported: string[] = [];
  const report = reportOnce(({ row }) => void reported.push(row));
  for (const row of ['entry 1', 'entry 2', 'entry 1']) report({ column: 'event', row, why: 'no version' });
  expect(reported).toEqual(['entry 1', 'entry 2']);
});
