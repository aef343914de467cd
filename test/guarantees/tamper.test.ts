import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { sha256 } from '../../src/main/sha256.js';
import { processRecordChanges } from '../../src/workflows/timeline/process-record-changes.js';
import { type ARecord, aRecord, stamp } from '../support/a-record.js';
import { anIncident, at } from '../support/an-incident.js';

const first = `channel_id = 'C42' and ts = '${stamp(1)}'`;

/** Five chain entries: two timeline entries, an edited message, an unedited one, and a pin. */
async function aSealedRecord(): Promise<ARecord> {
  const record = await aRecord();
  await record.notes('checkout fails');
  await record.notes('rolled back 4f2c1');
  await record.posts(1, 'p99 is 9 s');
  await record.edits(1, 'p99 is 9 s', 'p99 is 9 s since 13:50');
  await record.posts(2, 'only the first provider');
  await record.marks(2);
  await record.processChanges();
  return record;
}

const alterations = [
  ['update timeline_entries set event = event || \'{"text": "all is well"}\' where id = 2', 2],
  ["update timeline_entries set occurred_at = occurred_at + interval '1 minute' where id = 1", 1],
  ["update timeline_entries set captured_at = captured_at + interval '1 minute' where id = 1", 1],
  ["update timeline_entries set author_id = 'U9' where id = 1", 1],
  ["update timeline_entries set source = 'cli' where id = 1", 1],
  ["update timeline_entries set shown_text = 'all is well' where id = 1", 1],
  ['update timeline_entries set is_hidden = true where id = 1', 1],
  ['delete from timeline_entries where id = 2', 2],
  ['update timeline_entries set id = default where id = 1', 1],
  ["update timeline_entries set occurred_at = 'infinity' where id = 1", 1],
  [`update messages set text = 'all is well' where ${first}`, 3],
  [`update messages set files = '[{"id": "F1"}]' where ${first}`, 3],
  [`update messages set author_id = 'U9' where ${first}`, 3],
  [`update messages set author_name = 'alerts', is_bot = true where ${first}`, 3],
  [`update messages set thread_ts = '${stamp(0)}', is_broadcast = true where ${first}`, 3],
  [`update messages set occurred_at = occurred_at + interval '1 minute' where ${first}`, 3],
  [`update messages set captured_at = captured_at + interval '1 minute' where ${first}`, 3],
  [`update messages set version = '${stamp(500)}' where ${first}`, 3],
  [`update messages set deleted_at = now() where ${first}`, 3],
  [`update messages set text = '', purged_at = now() where ${first}`, 3],
  [`update messages set shown_text = 'all is well' where ${first}`, 3],
  [`update messages set is_highlight = true where ${first}`, 3],
  [`delete from messages where ${first}`, 3],
  [`update messages set ts = '${stamp(7)}' where ${first}`, 3],
  [`update messages set incident_number = 43 where ${first}`, 3],
  [`update message_revisions set text = 'p99 is 1 s' where ${first}`, 3],
  [`update message_revisions set version = '${stamp(9)}' where ${first}`, 3],
  [`delete from message_revisions where ${first}`, 3],
  [
    `insert into message_revisions (workspace_id, channel_id, ts, version, text, files)
     values ('T1', 'C42', '${stamp(2)}', '${stamp(0)}', 'forged', '[]')`,
    4,
  ],
  [
    `update messages set text = (select text from messages other where other.ts <> messages.ts)`,
    3, // Both were swapped; verification reports the earlier one.
  ],
  ['update marks set is_on = false', 5],
  ["update marks set by_id = 'U9'", 5],
  ["update marks set note = 'forged'", 5],
  [`update marks set version = '${stamp(900)}'`, 5],
  ["update marks set at = at + interval '1 minute'", 5],
  ['delete from marks', 5],
  [`update marks set ts = '${stamp(1)}'`, 5],
  ['update chain_entries set digest = reverse(digest) where seq = 2', 2],
  ['update chain_entries set hash = reverse(hash) where seq = 2', 2],
  ["update chain_entries set part = 'entry 9' where seq = 2", 2],
  ["update chain_entries set sealed_at = sealed_at - interval '1 minute' where seq = 2", 2],
  ["update chain_entries set sealed_at = 'infinity' where seq = 2", 2],
  ['update chain_entries set salt = null where seq = 2', 2],
  ['update chain_entries set seq = 9 where seq = 2', 3],
  ['delete from chain_entries where seq = 2', 3],
  ['delete from chain_entries where seq = 1', 2],
  [
    'delete from chain_entries where seq = 2; update chain_entries set seq = seq - 10 where seq > 2; update chain_entries set seq = seq + 9 where seq < 0',
    2,
  ],
  ['update chain_entries set seq = -seq; update chain_entries set seq = 6 + seq', 1],
  [
    `insert into chain_entries (workspace_id, incident_number, seq, part, salt, digest, sealed_at, hash)
     select workspace_id, incident_number, 6, part, salt, digest, sealed_at, hash from chain_entries where seq = 5`,
    6,
  ],
] as const;

const additions = [
  `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event, is_dirty)
     values ('T1', 42, now(), 'command', '{"kind": "acknowledged"}', false)`,
  `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at, is_dirty)
     values ('T1', 'C42', '${stamp(8)}', 42, 'U1', 'forged', '${stamp(8)}', now(), now(), false)`,
  `insert into marks (workspace_id, channel_id, ts, key, kind, name, by_id, is_on, version, at, is_dirty)
     values ('T1', 'C42', '${stamp(1)}', 'pin', 'pin', '', 'U1', true, '${stamp(8)}', now(), false)`,
  'delete from chain_entries where seq = 5',
];

describe('a record that was altered outside of Firebreak', () => {
  it('fails verification from the right chain entry on, whichever row was altered', async () => {
    const record = await aSealedRecord();
    for (const [sql, from] of alterations) {
      const [broken] = (await record.checkAltered(sql)).breaks;
      expect(broken?.chainEntry?.seq, sql).toBe(from);
    }
    expect((await record.check()).breaks).toEqual([]);
  });

  it('fails verification when it contains a part that was never sealed', async () => {
    const record = await aSealedRecord();
    for (const sql of additions)
      expect((await record.checkAltered(sql)).breaks, sql).toMatchObject([
        { kind: 'never_sealed', chainEntry: null },
      ]);
  });

  it('fails against a head stored elsewhere when its end was removed with the sealed parts', async () => {
    const record = await aSealedRecord();
    const { head } = await record.check();
    await record.alter(`delete from chain_entries where seq = 5; delete from marks`);
    expect((await record.check()).breaks).toEqual([]);
    expect((await record.check(head)).breaks).toEqual([{ kind: 'head_unknown', chainEntry: null }]);
  });

  it('still fails verification after later changes', async () => {
    const record = await aSealedRecord();
    await record.alter("update timeline_entries set author_id = 'U9' where id = 2");
    await record.posts(3, 'errors fall');
    await record.edits(2, 'only the first provider', 'only the first provider, in Europe');
    await record.processChanges();
    expect((await record.check()).breaks).toMatchObject([{ kind: 'changed', chainEntry: { seq: 2 } }]);
  });
});

describe('a record written only by Firebreak', () => {
  it('verifies after edits, deletions and changed marks', async () => {
    const record = await aSealedRecord();
    const { head } = await record.check();
    await record.edits(2, 'only the first provider', 'only the second provider');
    await record.processChanges();
    await record.deletes(1, 'p99 is 9 s since 13:50');
    await record.marks(2, { isOn: false, step: 1 });
    await record.processChanges();
    await record.marks(1, { step: 2 });
    await record.processChanges();
    expect(await record.check(head)).toMatchObject({ breaks: [], sealed: 6, notYetSealed: 0 });
  });

  it('counts changes that are not sealed yet, and verifies before and after', async () => {
    const record = await aSealedRecord();
    await record.posts(3, 'errors fall');
    await record.edits(2, 'only the first provider', 'only the second provider');
    expect(await record.check()).toMatchObject({ breaks: [], sealed: 5, notYetSealed: 2 });
    await record.processChanges();
    expect(await record.check()).toMatchObject({ breaks: [], sealed: 6, notYetSealed: 0 });
  });

  it('does not seal an unchanged part again', async () => {
    const record = await aSealedRecord();
    const { head } = await record.check();
    await record.posts(2, 'only the first provider');
    await record.marks(2);
    await record.alter('update messages set is_dirty = true');
    await record.processChanges();
    expect(await record.check()).toMatchObject({ head, notYetSealed: 0 });
  });

  it('deletes the salt of deleted content, so that its digest reveals nothing', async () => {
    const record = await aSealedRecord();
    await record.edits(2, 'only the first provider', 'my password is swordfish');
    await record.processChanges();
    await record.deletes(2, 'my password is swordfish');
    await record.processChanges();
    const rows = await record.db.run(
      `select seq from chain_entries where part = 'message C42 ${stamp(2)}' and salt is not null`,
    );
    expect(rows).toEqual([{ seq: 7 }]);
    expect((await record.check()).breaks).toEqual([]);
  });

  it('verifies after a chain entry could not be added, and adds it the next time', async () => {
    const record = await aSealedRecord();
    await record.posts(3, 'errors fall');
    await record.posts(4, 'all is well');
    let hashes = 0;
    const failing = (text: string) => {
      if (++hashes > 3) throw new Error('cut off');
      return sha256(text);
    };
    await expect(processRecordChanges({ ...record.deps, sha256: failing })).rejects.toThrow('cut off');
    expect(await record.check()).toMatchObject({ breaks: [], sealed: 5, notYetSealed: 2 });
    await record.processChanges();
    expect(await record.check()).toMatchObject({ breaks: [], sealed: 7, notYetSealed: 0 });
  });

  it('has one chain without gaps, however many processes work on it', async () => {
    const record = await aRecord();
    const other = record.another();
    const anyAct = fc.oneof(
      ...[fc.constant({ kind: 'note' as const, n: 0 }), fc.constant({ kind: 'process' as const, n: 0 })],
      fc.record({ kind: fc.constantFrom('post', 'edit', 'mark', 'unmark', 'delete'), n: fc.nat({ max: 4 }) }),
    );
    let step = 0;
    const act = async ({ kind, n }: { kind: string; n: number }): Promise<unknown> => {
      if (kind === 'note') return record.notes('rolled back');
      if (kind === 'post') return record.posts(n, `text ${n}`);
      if (kind === 'edit') return record.edits(n, `text ${n}`, `text ${n}, edited`);
      if (kind === 'delete') return record.deletes(n, `text ${n}`);
      if (kind === 'process') return Promise.all([record.deps, other, record.deps].map(processRecordChanges));
      return record.marks(n, { isOn: kind === 'mark', step: ++step });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyAct, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
        await record.alter(
          'truncate messages, message_revisions, marks, timeline_entries, chain_entries, effects',
        );
        for (const batch of batches) {
          await Promise.all(batch.map(act));
          expect((await record.check()).breaks).toEqual([]);
        }
        await record.processChanges();
        expect(await record.check()).toMatchObject({ breaks: [], notYetSealed: 0 });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('has a separate chain per incident and workspace', async () => {
    const record = await aSealedRecord();
    await insertIncident(record.db, anIncident({ workspaceId: 'T2' }), at('14:02'));
    await record.alter(
      `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
       values ('T2', 42, now(), 'command', '{"kind": "acknowledged"}')`,
    );
    await record.processChanges();
    expect(await record.check()).toMatchObject({ breaks: [], sealed: 5 });
    expect(await record.db.run("select seq, part from chain_entries where workspace_id = 'T2'")).toEqual([
      { seq: 1, part: 'entry 3' },
    ]);
  });
});
