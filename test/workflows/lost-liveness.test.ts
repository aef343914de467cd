import { expect, it, onTestFinished } from 'vitest';
import { takeLivenessLock } from '../../src/db/connection/liveness-lock.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { insertIncident, setChannel } from '../../src/db/queries/incident/incidents.js';
import type { EffectResult } from '../../src/domain/delivery/delivery-task.js';
import { incidentOwner } from '../../src/domain/delivery/owner.js';
import { deliverEffects } from '../../src/workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { everyEffect } from '../support/every-effect.js';
import { done } from '../support/simulated-delivery.js';

it('posts nothing twice where the process that posts it has no sign of life for a moment', async () => {
  const two = await twoProcesses();
  const posting = two.deliver(1);
  await two.hasBegun;
  await two.first.end();
  const lookAgainAt = await two.deliver(2);
  expect(two.performed).toEqual([1]);
  expect(lookAgainAt).toEqual(new Date(two.now().getTime() + 3_000));
  const again = await takeLivenessLock(two.url, 1);
  onTestFinished(() => again.end());
  two.later(2_000);
  await two.deliver(2);
  two.later(2_500);
  await two.deliver(2);
  two.answer();
  await posting;
  expect(two.performed).toEqual([1]);
});

it('takes over what a process has left undone that shows no sign of life any more', async () => {
  const two = await twoProcesses();
  const posting = two.deliver(1);
  await two.hasBegun;
  await two.first.end();
  await two.deliver(2);
  two.later(3_000);
  await two.deliver(2);
  two.answer();
  await posting;
  expect(two.performed).toEqual([1, 2]);
});

/** Two processes with one broadcast to deliver, on a clock that stands still; Slack answers the first one late. */
async function twoProcesses() {
  const { db, url } = await anOpenDatabase(4);
  const incident = anIncident();
  let now = at('14:02');
  await insertIncident(db, incident, now);
  await setChannel(db, incident, 'C42');
  const list = [{ key: 'k1', effect: everyEffect.broadcast, notBefore: now }];
  await insertEffects(db, incident, list, { trace: 't', at: now, askedBy: 'U1' });
  const [first, second] = [await takeLivenessLock(url, 1), await takeLivenessLock(url, 2)];
  onTestFinished(() => second.end());
  const performed: number[] = [];
  let [begin, answer] = [() => {}, () => {}];
  const hasBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const perform = async (processId: number): Promise<EffectResult> => {
    performed.push(processId);
    begin();
    if (processId === 1) await answered;
    return done;
  };
  const absences = [trackAbsences(), trackAbsences(), trackAbsences()];
  const deliver = (processId: number) =>
    deliverEffects(
      {
        ...{ db, processId, clock: () => now, slackFreeAt: () => 0, pause: async () => {} },
        absences: absences[processId] ?? trackAbsences(),
        perform: () => perform(processId),
        onFault: (_task, fault) => {
          throw fault;
        },
        readNudge: async () => ({ nudge: null, report: null }),
        onUnreadable: (_key, ids) => {
          throw new Error(`Nobody can read ${ids}.`);
        },
        requestDelivery: () => {},
      },
      incidentOwner(incident),
    );
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { url, first, performed, deliver, hasBegun, answer: () => answer(), now: () => now, later };
}
