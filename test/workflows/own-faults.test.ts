import { expect, it } from 'vitest';
import { insertMessages } from '../../src/db/queries/timeline/messages/messages.js';
import { isReported } from '../../src/domain/delivery/delivery-failure.js';
import type { DeliveryTask, EffectResult } from '../../src/domain/delivery/delivery-task.js';
import { itemKey } from '../../src/domain/timeline/item-key.js';
import { at } from '../support/an-incident.js';
import { everyEffect } from '../support/every-effect.js';
import { aSimulatedDelivery, done } from '../support/simulated-delivery.js';

it('gives up an effect that fails because of our own fault, and tells the person who asked', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.set_topic, everyEffect.invite]);
  const told: unknown[] = [];
  await delivery.run(async ({ effect }) => {
    if (effect.kind === 'set_topic') throw new TypeError('not a function');
    if (effect.kind === 'report_failure') told.push([effect.userId, effect.about.error]);
    return done;
  });
  expect(await delivery.pending()).toEqual([]);
  expect(await delivery.ofKind('set_topic')).toMatchObject([{ state: 'dead', error: 'firebreak_error' }]);
  expect(await delivery.ofKind('invite')).toMatchObject([{ state: 'done' }]);
  expect(delivery.faults).toHaveLength(30);
  expect(told).toEqual([['U1', 'firebreak_error']]);
});

it('continues after our own fault has passed, as after an uncertain attempt', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.broadcast]);
  const attempts: Pick<DeliveryTask, 'attempt' | 'isUncertain'>[] = [];
  await delivery.run(async ({ attempt, isUncertain }) => {
    attempts.push({ attempt, isUncertain });
    if (attempt < 3) throw new TypeError('not a function');
    return done;
  });
  expect(attempts).toEqual([
    { attempt: 1, isUncertain: false },
    { attempt: 2, isUncertain: true },
    { attempt: 3, isUncertain: true },
  ]);
  expect(await delivery.ofKind('broadcast')).toMatchObject([{ state: 'done' }]);
});

it('gives up an effect whose result can never be stored', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.pin_card]);
  const unstorable: EffectResult = { kind: 'done', facts: { kind: 'joined', userIds: ['U\u0000'] } };
  let calls = 0;
  await delivery.run(async ({ effect }) => {
    if (effect.kind !== 'pin_card') return done;
    calls++;
    return unstorable;
  });
  expect(await delivery.pending()).toEqual([]);
  expect(await delivery.ofKind('pin_card')).toMatchObject([{ state: 'dead', error: 'firebreak_error' }]);
  expect(calls).toBe(30);
});

it('gives up an effect whose data it cannot read, tells the person who asked, and delivers the rest meanwhile', async () => {
  const delivery = await aSimulatedDelivery();
  const ts = '1795442521.000100';
  const said = { ts, version: ts, threadTs: null, isBroadcast: false, authorName: null, isBot: false };
  const content = { text: 'p99 is 9 s', files: [] };
  const place = { workspaceId: 'T1', channelId: 'C42' };
  await insertMessages(delivery.db, [{ ...place, ...said, authorId: 'U1', content }], at('14:02'));
  await delivery.db.run(`update messages set deleted_at = 'infinity'`);
  await delivery.store([
    { kind: 'receipt', userId: 'U1', item: itemKey({ kind: 'message', ts }) },
    everyEffect.set_topic,
    everyEffect.refresh_card,
  ]);
  const told: unknown[] = [];
  const performed: string[] = [];
  const hours = await delivery.run(async ({ effect }) => {
    performed.push(effect.kind);
    if (effect.kind === 'report_failure') told.push(effect.about.error);
    return done;
  });
  expect(performed.slice(0, 2).toSorted()).toEqual(['refresh_card', 'set_topic']);
  expect(await delivery.pending()).toEqual([]);
  expect(await delivery.ofKind('receipt')).toMatchObject([
    { state: 'dead', error: 'firebreak_error', attempts: 30 },
  ]);
  expect(delivery.faults).toHaveLength(30);
  expect(told).toEqual(isReported('receipt') ? ['firebreak_error'] : []);
  expect(hours).toBeGreaterThan(1);
});

it.each([
  ['of an unknown kind', `kind = 'sing', payload = '{"kind":"sing"}'`],
  ['of two kinds', `payload = '{"kind":"pin_card"}'`],
  ['without a kind', `payload = '{}'`],
  ['of nothing', `payload = 'null'`],
  ['of a list', `payload = '[7]'`],
])('delivers the rest beside a stored effect %s, and ends it once after an hour', async (_what, stored) => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.set_topic, everyEffect.invite]);
  await delivery.db.run(`update effects set ${stored} where kind = 'set_topic'`);
  await delivery.store([everyEffect.refresh_card]);
  const performed: string[] = [];
  const hours = await delivery.run(async ({ effect }) => {
    performed.push(effect.kind);
    return done;
  });
  expect(performed.toSorted()).toEqual(['invite', 'refresh_card']);
  expect(delivery.unreadable).toEqual([1]);
  expect(hours).toBeCloseTo(1);
  expect(await delivery.db.run('select state, error from effects where id = 1')).toEqual([
    { state: 'dead', error: 'unreadable' },
  ]);
});

it('leaves an effect that a newer version stored to that version', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.set_topic, everyEffect.invite]);
  await delivery.db.run(`update effects set payload = '{"v":2,"kind":"set_topic"}' where kind = 'set_topic'`);
  await delivery.run(async () => done, 0.5);
  expect(delivery.unreadable).toEqual([]);
  expect(await delivery.db.run('select kind, state, attempts from effects order by id')).toEqual([
    { kind: 'set_topic', state: 'waiting', attempts: 0 },
    { kind: 'invite', state: 'done', attempts: 1 },
  ]);
});
