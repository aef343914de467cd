import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incidentOwner, type Owner } from '../../src/domain/delivery/owner.js';
import type { IncidentKey } from '../../src/domain/incident/incident.js';
import { resumeDeliveries } from '../../src/workflows/delivery/resume-deliveries.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
let incident: IncidentKey;
beforeEach(async () => {
  store = await aStore();
  incident = await store.declare('Checkout is down in Europe');
});
afterEach(() => store.drop());

describe('firebreak effects', () => {
  it('lists pending and failed effects', async () => {
    const waiting = await store.effect(incident, { kind: 'set_topic' }, 'waiting');
    const rejected = await store.effect(incident, { kind: 'pin_card' }, 'rejected');
    await store.effect(incident, { kind: 'archive_channel' }, 'done');
    expect(await run(['effects'], store.env)).toEqual({
      code: 0,
      err: '',
      out: [
        'ID  INCIDENT  EFFECT     STATE     DUE               ATTEMPTS  ERROR',
        `${waiting}   INC-1     set_topic  waiting   2026-03-02 14:00  0         –`,
        `${rejected}   INC-1     pin_card   rejected  2026-03-02 14:00  0         is_archived`,
        '',
        'Times are in Europe/Berlin.',
        '',
      ].join('\n'),
    });
  });

  it('filters by state and incident', async () => {
    const other = await store.declare('Another');
    await store.effect(incident, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'set_topic' }, 'rejected');
    const args = ['effects', 'list', '--state', 'dead', '--incident', 'INC-2', '--json'];
    const { effects } = JSON.parse((await run(args, store.env)).out);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      incident: 'INC-2',
      kind: 'pin_card',
      state: 'dead',
      error: 'is_archived',
    });
  });

  it('suggests the nearest state', async () => {
    expect(await run(['effects', '--state', 'dead,rejectd'], store.env)).toEqual({
      code: 2,
      out: '',
      err: "“rejectd” isn't an effect state. Did you mean rejected?\n",
    });
  });

  it('says when there are none', async () => {
    expect((await run(['effects'], store.env)).out).toBe('No pending or failed effects.\n');
  });
});

describe('firebreak effects retry', () => {
  it('retries a rejected effect and refreshes the card', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'rejected');
    expect(await run(['effects', 'retry', `${id}`], store.env)).toEqual({
      code: 0,
      out: `${id} will be retried\n`,
      err: '',
    });
    expect(await store.effectsOf(incident)).toEqual(['pin_card waiting', 'refresh_card waiting']);
    expect(await foundByServer(store)).toEqual([incidentOwner(incident)]);
  });

  it('retries all dead effects of every incident, and no rejected one', async () => {
    const other = await store.declare('Another');
    await store.effect(incident, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'archive_channel' }, 'rejected');
    expect((await run(['effects', 'retry', '--dead'], store.env)).code).toBe(0);
    expect(await store.effectsOf(incident)).toContain('pin_card waiting');
    expect(await store.effectsOf(other)).toEqual([
      'pin_card waiting',
      'archive_channel rejected',
      'refresh_card waiting',
    ]);
  });

  it('retries one of several mergeable effects for all', async () => {
    const ids = [
      await store.effect(incident, { kind: 'refresh_card' }, 'dead'),
      await store.effect(incident, { kind: 'refresh_card' }, 'dead'),
      await store.effect(incident, { kind: 'set_topic' }, 'dead'),
    ];
    await store.effect(incident, { kind: 'set_topic' }, 'waiting');
    expect(JSON.parse((await run(['effects', 'retry', '--dead', '--json'], store.env)).out)).toEqual({
      changed: ids,
      unchanged: [],
    });
    expect((await store.effectsOf(incident)).filter((one) => one.endsWith('waiting')).sort()).toEqual([
      'refresh_card waiting',
      'set_topic waiting',
    ]);
  });

  it('leaves effects that are neither rejected nor dead unchanged, and says so', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'done');
    expect(await run(['effects', 'retry', `${id}`, '999999'], store.env)).toEqual({
      code: 1,
      out: 'Nothing changed.\n',
      err: `Unchanged (neither rejected nor dead): ${id}, 999999\n`,
    });
    expect(await store.effectsOf(incident)).toEqual(['pin_card done']);
  });

  it('asks for ids or --dead', async () => {
    const choose = 'Give effect ids, or --dead for all dead effects.\n';
    expect(await run(['effects', 'retry'], store.env)).toEqual({ code: 2, out: '', err: choose });
    expect(await run(['effects', 'retry', '7', '--dead'], store.env)).toEqual({
      code: 2,
      out: '',
      err: choose,
    });
    expect((await run(['effects', 'retry', 'seven'], store.env)).code).toBe(2);
  });
});

describe('firebreak effects dismiss', () => {
  it('dismisses a rejected effect and takes it off the card', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'rejected');
    const { code, out } = await run(['effects', 'dismiss', `${id}`], store.env);
    expect({ code, out }).toEqual({ code: 0, out: `${id} dismissed\n` });
    expect(await store.effectsOf(incident)).toEqual(['pin_card dismissed', 'refresh_card waiting']);
  });
});

/** Whose effects the next sweep of a running server delivers. */
async function foundByServer({ db }: Store): Promise<Owner[]> {
  const found: Owner[] = [];
  await resumeDeliveries({ db, requestDelivery: (one) => found.push(one) }, new Date());
  return found;
}
