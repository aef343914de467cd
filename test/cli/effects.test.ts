import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentKey } from '../../src/domain/incident/incident.js';
import { openQueue } from '../../src/queue.js';
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
  it('lists what Slack must still be told or would not hear', async () => {
    const waiting = await store.effect(incident, { kind: 'set_topic' }, 'waiting');
    const refused = await store.effect(incident, { kind: 'pin_card' }, 'refused');
    await store.effect(incident, { kind: 'archive_channel' }, 'done');
    expect(await run(['effects'], store.env)).toEqual({
      code: 0,
      err: '',
      out: [
        'ID  INCIDENT  EFFECT     STATE    DUE               ATTEMPTS  WHY',
        `${waiting}   INC-1     set_topic  waiting  2026-03-02 14:00  0         –`,
        `${refused}   INC-1     pin_card   refused  2026-03-02 14:00  0         is_archived`,
        '',
        'Times are in Europe/Berlin.',
        '',
      ].join('\n'),
    });
  });

  it('lists those of a state and an incident only, when asked', async () => {
    const other = await store.declare('Another');
    await store.effect(incident, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'set_topic' }, 'refused');
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

  it('guesses at a state that is none', async () => {
    expect(await run(['effects', '--state', 'dead,refusd'], store.env)).toEqual({
      code: 2,
      out: '',
      err: '“refusd” is no state of an effect. Did you mean refused?\n',
    });
  });

  it('says so when there are none', async () => {
    expect((await run(['effects'], store.env)).out).toBe('There are none: Slack has been told everything.\n');
  });
});

describe('firebreak effects rerun', () => {
  it('lets a refused effect wait again, with the card, and asks for the delivery', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'refused');
    expect(await run(['effects', 'rerun', `${id}`], store.env)).toEqual({
      code: 0,
      out: `${id} waits for delivery again\n`,
      err: '',
    });
    expect(await store.effectsOf(incident)).toEqual(['pin_card waiting', 'refresh_card waiting']);
    expect(await deliveredNext(store)).toEqual(incident);
  });

  it('revives all that are dead, of every incident, and no refused one', async () => {
    const other = await store.declare('Another');
    await store.effect(incident, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'pin_card' }, 'dead');
    await store.effect(other, { kind: 'archive_channel' }, 'refused');
    expect((await run(['effects', 'rerun', '--dead'], store.env)).code).toBe(0);
    expect(await store.effectsOf(incident)).toContain('pin_card waiting');
    expect(await store.effectsOf(other)).toEqual([
      'pin_card waiting',
      'archive_channel refused',
      'refresh_card waiting',
    ]);
  });

  it('lets one of several that show the same present stand for all', async () => {
    const ids = [
      await store.effect(incident, { kind: 'refresh_card' }, 'dead'),
      await store.effect(incident, { kind: 'refresh_card' }, 'dead'),
      await store.effect(incident, { kind: 'set_topic' }, 'dead'),
    ];
    await store.effect(incident, { kind: 'set_topic' }, 'waiting');
    expect(JSON.parse((await run(['effects', 'rerun', '--dead', '--json'], store.env)).out)).toEqual({
      changed: ids,
      unchanged: [],
    });
    expect((await store.effectsOf(incident)).filter((one) => one.endsWith('waiting')).sort()).toEqual([
      'refresh_card waiting',
      'set_topic waiting',
    ]);
  });

  it('leaves alone what is neither refused nor dead, and says so', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'done');
    expect(await run(['effects', 'rerun', `${id}`, '999999'], store.env)).toEqual({
      code: 1,
      out: 'Nothing was changed.\n',
      err: `Neither refused nor dead, so not changed: ${id}, 999999\n`,
    });
    expect(await store.effectsOf(incident)).toEqual(['pin_card done']);
  });

  it('wants to know which', async () => {
    const choose = 'Name the effects by their ids, or all that are dead with --dead.\n';
    expect(await run(['effects', 'rerun'], store.env)).toEqual({ code: 2, out: '', err: choose });
    expect(await run(['effects', 'rerun', '7', '--dead'], store.env)).toEqual({
      code: 2,
      out: '',
      err: choose,
    });
    expect((await run(['effects', 'rerun', 'seven'], store.env)).code).toBe(2);
  });
});

describe('firebreak effects leave', () => {
  it('leaves a refused effect as it is and lets the card speak of it no more', async () => {
    const id = await store.effect(incident, { kind: 'pin_card' }, 'refused');
    const { code, out } = await run(['effects', 'leave', `${id}`], store.env);
    expect({ code, out }).toEqual({ code: 0, out: `${id} is left as it is\n` });
    expect(await store.effectsOf(incident)).toEqual(['pin_card left', 'refresh_card waiting']);
  });
});

/** The incident that a running server would deliver next. */
async function deliveredNext(from: Store): Promise<IncidentKey> {
  const queue = await openQueue({ db: from.db, onError: () => {} });
  try {
    return await new Promise((resolve) => void queue.work(resolve));
  } finally {
    await queue.stop();
  }
}
