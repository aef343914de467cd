import type { Database } from '../../src/db/database.js';
import { listEffects } from '../../src/db/queries/delivery/effect-admin.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import { addAnnouncement } from '../../src/db/queries/incident/announcements.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import type { DeliveryTask, EffectResult } from '../../src/domain/delivery/delivery-task.js';
import { incidentOwner, type Owner, ownerOf } from '../../src/domain/delivery/owner.js';
import { effectStates, type StoredEffect } from '../../src/domain/delivery/stored-effect.js';
import type { Effect } from '../../src/domain/effect.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { type DeliveryDeps, deliverEffects } from '../../src/workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { aDigest, aWeeklyReport } from './a-nudge.js';
import { anIncident, at } from './an-incident.js';
import { anOpenDatabase } from './an-open-database.js';

/** Delivers the effects of one incident and the notices to its people on a simulated clock. */
export interface SimulatedDelivery {
  /** Stores effects requested by `askedBy`. */
  store(effects: readonly Effect[], askedBy?: string): Promise<void>;
  /** Ages stored effects as if they had failed often: a few more failures end them. */
  age(): Promise<void>;
  /** Delivers until nothing is pending or `maxHours` have passed; returns the simulated hours. */
  run(perform: DeliveryDeps['perform'], maxHours?: number): Promise<number>;
  /** Effects that are not finished. */
  pending(): Promise<StoredEffect[]>;
  /** Effects of one kind, in order. */
  ofKind(kind: Effect['kind']): Promise<StoredEffect[]>;
  /** All effects, in order. */
  stored(): Promise<StoredEffect[]>;
  faults: { task: DeliveryTask; fault: unknown }[];
  /** Ids of effects that could not be read. */
  unreadable: number[];
  db: Database;
}

export async function aSimulatedDelivery(more: Partial<Incident> = {}): Promise<SimulatedDelivery> {
  const { db } = await anOpenDatabase(1);
  const incident = anIncident(more);
  const absences = trackAbsences();
  const faults: SimulatedDelivery['faults'] = [];
  const unreadable: number[] = [];
  let now = at('14:02');
  let stored = 0;
  const owners = new Map<string, Owner>();
  const requestDelivery = (owner: Owner) => void owners.set(owner.key, owner);
  requestDelivery(incidentOwner(incident));
  await insertIncident(db, incident, now);
  await db.run('update incidents set channel_id = $1, card_ts = $2', [incident.channelId, incident.cardTs]);
  if (incident.channelId) await addAnnouncement(db, incident, { channelId: 'C9', ts: '1795442521.000100' });
  const deps = (perform: DeliveryDeps['perform']): DeliveryDeps => ({
    db,
    clock: () => now,
    processId: 1,
    absences,
    pause: async () => {},
    slackFreeAt: () => 0,
    perform,
    onFault: (task, fault) => void faults.push({ task, fault }),
    readNudge: async () => ({ nudge: aDigest(), report: aWeeklyReport() }),
    onUnreadable: (_key, ids) => void unreadable.push(...ids),
    requestDelivery,
  });
  return {
    db,
    faults,
    unreadable,
    store: async (effects, askedBy = 'U1') => {
      for (const effect of effects) requestDelivery(ownerOf(effect, incident));
      const list = effects.map((effect) => ({ key: `k${stored++}`, effect, notBefore: now }));
      await insertEffects(db, incident, list, { trace: 't', at: now, askedBy });
    },
    age: async () => void (await db.run('update effects set attempts = 27, limits = 37')),
    run: async (perform, maxHours = 24) => {
      const begun = now.getTime();
      const hours = () => (now.getTime() - begun) / 3_600_000;
      for (;;) {
        const next: number[] = [];
        // Owners added during the loop are visited too.
        for (const owner of owners.values()) {
          const lookAgainAt = await deliverEffects(deps(perform), owner);
          if (lookAgainAt) next.push(lookAgainAt.getTime());
        }
        const then = Math.max(Math.min(...next), now.getTime() + 400);
        if (next.length === 0 || then > begun + maxHours * 3_600_000) return hours();
        now = new Date(then);
      }
    },
    pending: async () =>
      (await allOf(db)).filter(({ state }) => state === 'waiting' || state === 'attempting'),
    ofKind: async (kind) => (await allOf(db)).filter(({ effect }) => effect.kind === kind),
    stored: () => allOf(db),
  };
}

function allOf(db: Database): Promise<StoredEffect[]> {
  return listEffects(db, { states: effectStates, limit: 10_000 });
}

/** The result of an attempt that Slack accepts. */
export const done: EffectResult = { kind: 'done', facts: null };
