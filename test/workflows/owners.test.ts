import { expect, it } from 'vitest';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { ownerOf, owningIncident } from '../../src/domain/delivery/owner.js';
import { deliverEffects } from '../../src/workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { everyEffect } from '../support/every-effect.js';
import { aSimulatedDelivery, done } from '../support/simulated-delivery.js';

it('leaves a notice to the person whom it concerns, what is about no incident to its channel, and the rest to the incident', () => {
  const source = { workspaceId: 'T1', number: 42 };
  expect(ownerOf(everyEffect.report_failure, source)).toEqual({ workspaceId: 'T1', key: 'person:U1' });
  expect(ownerOf(everyEffect.broadcast, source)).toEqual({ workspaceId: 'T1', key: 'incident:42' });
  expect(ownerOf(everyEffect.dedupe_post, source)).toEqual({ workspaceId: 'T1', key: 'incident:42' });
  expect(ownerOf(everyEffect.dedupe_post, { workspaceId: 'T1', number: null })).toMatchObject({
    key: 'channel:C42',
  });
  expect(owningIncident({ workspaceId: 'T1', key: 'person:U1' })).toBeNull();
  expect(owningIncident({ workspaceId: 'T1', key: 'incident:42' })).toEqual(source);
});

it('delivers what a person is owed about several incidents together, each with its incident', async () => {
  const { db } = await anOpenDatabase(1);
  for (const number of [1, 2]) {
    const incident = anIncident({ number, channelId: `C${number}` });
    await insertIncident(db, incident, at('14:02'));
    const notice = { key: `notice ${number}`, effect: everyEffect.report_failure, notBefore: at('14:02') };
    await insertEffects(db, incident, [notice], { trace: 't', at: at('14:02'), askedBy: null });
  }
  const told: unknown[] = [];
  const fail = () => expect.unreachable();
  const deps = {
    db,
    clock: () => at('14:03'),
    processId: 1,
    absences: trackAbsences(),
    pause: async () => {},
  };
  await deliverEffects(
    {
      ...deps,
      ...{ slackFreeAt: () => 0, onFault: fail, onUnreadable: fail, requestDelivery: fail },
      readNudge: async () => ({ nudge: null, report: null }),
      perform: async ({ effect, incident }) => {
        told.push([effect.kind, incident?.number]);
        return done;
      },
    },
    { workspaceId: 'T1', key: 'person:U1' },
  );
  expect(told.toSorted()).toEqual([
    ['report_failure', 1],
    ['report_failure', 2],
  ]);
});

it('tells a person of a failure as soon as it is stored, whatever the incident waits for', async () => {
  const delivery = await aSimulatedDelivery();
  await delivery.store([everyEffect.set_topic, everyEffect.broadcast]);
  const failure = { effectKind: 'set_topic', error: 'restricted_action', people: [], groups: [] } as const;
  const rejected = { kind: 'rejected', error: 'restricted_action', facts: null } as const;
  const later = { kind: 'later', error: 'fatal_error', afterMs: 60_000, countsAsAttempt: true } as const;
  await delivery.run(async ({ effect }) => {
    if (effect.kind === 'broadcast') return { ...later, isUncertain: false };
    return effect.kind === 'set_topic'
      ? { ...rejected, failure: { ...failure, people: [], groups: [] } }
      : done;
  }, 0.01);
  const [notice] = await delivery.ofKind('report_failure');
  expect(notice).toMatchObject({ owner: 'person:U1', incidentNumber: 42, state: 'done' });
});
