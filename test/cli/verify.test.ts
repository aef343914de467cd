import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { processRecordChanges } from '../../src/workflows/timeline/process-record-changes.js';
import { processDeps } from '../support/process-records.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.drop());

/** What a running server does with what has changed; at 13:07 UTC. */
async function seal(): Promise<void> {
  await processRecordChanges(processDeps(store.db, new Date('2026-03-02T13:07:00Z')));
}

const note = (text: string) =>
  store.db.run(
    `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
     values ('T1', 1, '2026-03-02T13:06:00Z', 'command', $1::jsonb)`,
    [JSON.stringify({ kind: 'noted', text, at: '2026-03-02T13:06:00.000Z' })],
  );

const headOf = (out: string) => /Head: ([0-9a-f]{64})\n/.exec(out)?.[1] ?? '';

describe('firebreak verify', () => {
  it('says that a record is verified, how much is sealed and when, what is not yet, and its head', async () => {
    await store.declare('Checkout is down');
    await seal();
    await note('rolled back');
    const { code, err, out } = await run(['verify', 'INC-1'], store.env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(headOf(out), '…')).toBe(
      [
        'INC-1 is verified: 1 part sealed, the last at 2026-03-02 14:07.',
        '1 part not sealed yet; a running server seals new parts within a minute.',
        'Head: …',
        'Times are in Europe/Berlin.',
        '',
      ].join('\n'),
    );
  });

  it('says from which chain entry verification fails, with an exit code of its own', async () => {
    await store.declare('Checkout is down');
    await note('rolled back');
    await seal();
    await store.db.run("update timeline_entries set author_id = 'U9'");
    const { code, err, out } = await run(['verify', 'INC-1'], store.env);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).toContain(
      'Verification of INC-1 FAILED from chain entry 1 on (sealed at 2026-03-02 14:07): entry 1 of 2026-03-02 14:00 is not as it was sealed. 1 more problem.\n',
    );
  });

  it('names no chain entry where none shows the break', async () => {
    await store.declare('Checkout is down');
    await seal();
    await note('forged');
    await store.db.run('update timeline_entries set is_dirty = false');
    expect((await run(['verify', 'INC-1'], store.env)).out).toContain(
      'Verification of INC-1 FAILED: entry 2 of 2026-03-02 14:06 was never sealed.\n',
    );
  });

  it('finds a head that it printed earlier, or says that it is missing', async () => {
    await store.declare('Checkout is down');
    await seal();
    const early = headOf((await run(['verify', 'INC-1'], store.env)).out);
    await note('rolled back');
    await seal();
    const known = await run(['verify', 'INC-1', '--head', early], store.env);
    expect(known).toMatchObject({ code: 0 });
    expect(known.out).toContain('1 chain entry added since the given head.\n');
    const late = headOf(known.out);
    await store.db.run('delete from chain_entries where seq = 2');
    await store.db.run('delete from timeline_entries where id = 2');
    expect((await run(['verify', 'INC-1'], store.env)).code).toBe(0);
    const cut = await run(['verify', 'INC-1', '--head', late], store.env);
    expect(cut.code).toBe(3);
    expect(cut.out).toContain('Verification of INC-1 FAILED: ');
  });

  it('prints JSON', async () => {
    await store.declare('Checkout is down');
    await seal();
    const whole = JSON.parse((await run(['verify', 'INC-1', '--json'], store.env)).out);
    expect(whole).toEqual({
      ...{ isVerified: true, sealed: 1, notYetSealed: 0, brokenFrom: null, importedAt: null },
      ...{ head: expect.stringMatching(/^[0-9a-f]{64}$/), headSealedAt: '2026-03-02T13:07:00.000Z' },
    });
    await store.db.run("update timeline_entries set author_id = 'U9'");
    const { code, out } = await run(['verify', 'INC-1', '--json'], store.env);
    expect(code).toBe(3);
    expect(z.looseObject({ brokenFrom: z.unknown() }).parse(JSON.parse(out)).brokenFrom).toEqual({
      ...{ chainEntry: 1, sealedAt: '2026-03-02T13:07:00.000Z', part: 'entry 1', wrong: 'changed', more: 0 },
      words: 'entry 1 of 2026-03-02T13:00:00.000Z is not as it was sealed',
    });
  });

  it('verifies a record that has no chain entry yet', async () => {
    await store.declare('Checkout is down');
    expect((await run(['verify', '1'], store.env)).out).toBe(
      'INC-1 is verified: 0 parts sealed.\n1 part not sealed yet; a running server seals new parts within a minute.\n',
    );
  });

  it('refuses an unknown incident and a malformed head', async () => {
    await store.declare('Checkout is down');
    expect(await run(['verify', 'INC-7'], store.env)).toEqual({
      code: 1,
      out: '',
      err: "There's no INC-7.\n",
    });
    expect(await run(['verify', 'INC-1', '--head', '3fa9'], store.env)).toMatchObject({
      code: 2,
      err: "“3fa9” isn't a head. A head has 64 hexadecimal digits.\n",
    });
  });
});
