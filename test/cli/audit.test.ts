import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import { sealing } from '../../src/main/sealing.js';
import { recordAccess } from '../../src/workflows/audit/record-access.js';
import { deleteOldWork } from '../../src/workflows/maintenance.js';
import { ask } from '../support/ask.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
beforeEach(async () => {
  store = await aStore();
  await store.declare('Checkout is down');
  await store.declare('Payroll data leaked', { isPrivate: true });
});
afterEach(() => store.drop());

const firebreak = (...args: string[]) => run(args, store.env);
/** WHO and WHAT of each entry, newest first. */
const entries = async () =>
  JSON.parse((await firebreak('audit', '--json')).out).entries.map(
    ({ actor, access }: { actor: { id: string }; access: object }) => ({ by: actor.id, ...access }),
  );

describe('the audit log', () => {
  it('says that nothing was recorded', async () => {
    expect(await firebreak('audit')).toEqual({ code: 0, err: '', out: 'Nothing is in the audit log.\n' });
    expect(await firebreak('audit', 'verify')).toMatchObject({
      code: 0,
      out: 'The audit log is verified: 0 entries.\n',
    });
  });

  it('records who read a private incident with which command, and no reading of others', async () => {
    await firebreak('show', 'INC-1');
    await firebreak('show', 'INC-2');
    await firebreak('verify', 'INC-2');
    await firebreak('draft', 'INC-2');
    await firebreak('list', '--json');
    expect(await entries()).toEqual(
      ['list', 'draft', 'verify', 'show'].map((command) => ({
        ...{ by: 'anna@ops', kind: 'private_incidents_read', command, incidents: [2] },
      })),
    );
    expect((await firebreak('audit', '--limit', '1')).out).toBe(
      [
        'ENTRY  TIME              WHO                    WHAT',
        '4      2026-03-02 15:00  anna@ops (unverified)  read private INC-2 (list)',
        '',
        'Times are in Europe/Berlin.',
        'For older entries, add --before 4',
        '',
      ].join('\n'),
    );
  });

  it('records every export with its format and profile', async () => {
    const out = mkdtempSync(join(inject('testFolder'), 'audit-'));
    await firebreak('export', 'INC-1', '--format', 'md', '--profile', 'customer', '--out', out);
    await firebreak('export', 'INC-1', '--preview');
    await firebreak('actions', 'export', '--incident', 'INC-1');
    expect(await entries()).toEqual([
      { by: 'anna@ops', kind: 'action_items_exported', format: 'csv', incident: 1 },
      ...[{ by: 'anna@ops', kind: 'incident_exported', incident: 1, format: 'md', profile: 'customer' }].map(
        (one) => ({ ...one, isShared: false }),
      ),
    ]);
  });

  it('records no reading that was refused', async () => {
    expect((await firebreak('show', 'INC-3')).code).toBe(1);
    expect((await firebreak('draft', 'INC-3')).code).toBe(1);
    expect(await entries()).toEqual([]);
  });

  it('records which effects were retried and dismissed, in the transaction that does it', async () => {
    const first = await store.effect({ workspaceId: 'T1', number: 1 }, { kind: 'pin_card' }, 'dead');
    const second = await store.effect({ workspaceId: 'T1', number: 2 }, { kind: 'set_topic' }, 'rejected');
    await firebreak('effects', 'retry', String(first));
    await firebreak('effects', 'dismiss', String(second));
    await firebreak('effects', 'dismiss', String(second));
    expect(await entries()).toEqual([
      { by: 'anna@ops', kind: 'effects_dismissed', effects: [second] },
      { by: 'anna@ops', kind: 'effects_retried', effects: [first] },
    ]);
  });

  it('finds entries by day and by who it was', async () => {
    await firebreak('show', 'INC-2');
    const found = async (...args: string[]) =>
      JSON.parse((await firebreak('audit', '--json', ...args)).out).entries.length;
    expect(await found('--since', '2026-03-02', '--actor', 'anna@ops')).toBe(1);
    expect(await found('--since', '2026-03-03')).toBe(0);
    expect(await found('--actor', 'U1')).toBe(0);
    expect((await firebreak('audit', '--since', 'yesterday')).code).toBe(2);
  });

  it('records a repeated request once', async () => {
    const accessing = {
      workspaceId: 'T1',
      key: 'k1',
      at: new Date(),
      actor: { kind: 'person', id: 'U1' },
    } as const;
    const access = { kind: 'incident_imported', incident: 1 } as const;
    const once = () => store.db.transaction((tx) => recordAccess(tx, accessing, access, sealing));
    await Promise.all([once(), once(), once()]);
    expect(await entries()).toEqual([{ by: 'U1', ...access }]);
  });

  it('has one chain, also if several record at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => firebreak('show', 'INC-2')));
    expect((await firebreak('audit', 'verify')).out).toContain('The audit log is verified: 4 entries.');
  });
});

describe('firebreak audit verify', () => {
  const head = async () => String(JSON.parse((await firebreak('audit', 'verify', '--json')).out).head);
  beforeEach(async () => {
    for (const command of ['show', 'verify', 'draft']) await firebreak(command, 'INC-2');
  });

  it('finds a changed, a missing, and a cut off entry', async () => {
    const alter = async (sql: string) => {
      await ask(store.url, sql);
      return firebreak('audit', 'verify');
    };
    expect(await alter("update audit_entries set actor_id = 'eve@ops' where seq = 2")).toMatchObject({
      code: 3,
      out: expect.stringContaining('FAILED: entry 2 of 2026-03-02 15:00 is not as it was sealed.'),
    });
    expect((await alter('delete from audit_entries where seq = 2')).out).toContain(
      'chain entry 2 is missing',
    );
    expect((await alter('delete from audit_entries where seq > 1')).out).toContain(
      'chain entries 2 to 3 are missing',
    );
  });

  it('needs a head that was printed earlier to find a log that was rewritten', async () => {
    const printed = await head();
    expect((await firebreak('audit', 'verify', '--head', printed)).out).toContain(
      'The given head is in it, 0 entries ago.',
    );
    await ask(store.url, 'delete from audit_entries');
    await ask(store.url, 'delete from audit_logs');
    await firebreak('show', 'INC-2');
    expect((await firebreak('audit', 'verify')).code).toBe(0);
    expect((await firebreak('audit', 'verify', '--head', printed)).code).toBe(3);
  });

  it('still verifies what is left when old entries expired', async () => {
    const printed = await head();
    await run(['show', 'INC-2'], store.env, { clock: () => new Date('2027-04-01T12:00:00Z') });
    const at = new Date('2027-04-20T12:00:00Z');
    const deps = { db: store.db, clock: () => at, policy: defaultPolicy() };
    expect(await deleteOldWork(deps)).toMatchObject({ audit: 3 });
    expect(await deleteOldWork(deps)).toMatchObject({ audit: 0 });
    expect((await firebreak('audit', 'verify')).out).toContain('The audit log is verified: 1 entry.');
    expect((await firebreak('audit', 'verify', '--head', printed)).code).toBe(3);
  });
});
