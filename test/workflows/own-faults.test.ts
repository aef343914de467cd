import { expect, it } from 'vitest';
import type { DeliveryTask, Performed } from '../../src/domain/delivery.js';
import { everyEffect } from '../support/every-effect.js';
import { aSimulatedDelivery, done } from '../support/simulated-delivery.js';

it('gives up what a fault of our own keeps from being done, and tells who asked for it', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.set_topic, everyEffect.invite]);
  const told: unknown[] = [];
  await delivery.run(async ({ effect }) => {
    if (effect.kind === 'set_topic') throw new TypeError('not a function');
    if (effect.kind === 'report_trouble') told.push([effect.userId, effect.about.error]);
    return done;
  });
  expect(await delivery.pending()).toEqual([]);
  expect(await delivery.ofKind('set_topic')).toMatchObject([{ state: 'dead', error: 'firebreak_error' }]);
  expect(await delivery.ofKind('invite')).toMatchObject([{ state: 'done' }]);
  expect(delivery.faults).toHaveLength(30);
  expect(told).toEqual([['U1', 'firebreak_error']]);
});

it('goes on where a fault of our own has passed, as after an attempt that may have been done', async () => {
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

it('gives up what came of an attempt that can never be written down', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.pin_card]);
  const unstorable: Performed = { kind: 'done', learned: { kind: 'joined', userIds: ['U\u0000'] } };
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
