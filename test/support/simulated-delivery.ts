import type { Database } from '../../src/db/database.js';
import { listEffects } from '../../src/db/queries/delivery/effect-admin.js';
import { insertEffects } from '../../src/db/queries/delivery/effects.js';
import type { StoredEffect } from '../../src/db/queries/delivery/stored-effect.js';
import { addAnnouncement } from '../../src/db/queries/incident/announcements.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import type { DeliveryTask, EffectResult } from '../../src/domain/delivery/delivery-task.js';
import type { Effect } from '../../src/domain/effect.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { type DeliveryDeps, deliverEffects } from '../../src/workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { anIncident, at } from './an-incident.js';
import { anOpenDatabase } from './an-open-database.js';

/** One incident's deliveries on a clock of its own, which stands still but for the waits between them. */
export interface SimulatedDelivery {
  /** Stores effects, each asked for by `askedBy`. */
  store(effects: readonly Effect[], askedBy?: string): Promise<void>;
  /** Makes what is stored as old as if it had failed often: a few failures more are its end. */
  age(): Promise<void>;
  /** Delivers until nothing is pending, or for so long; gives how many hours that would have taken. */
  run(perform: DeliveryDeps['perform'], maxHours?: number): Promise<number>;
  /** What has not come to an end. */
  pending(): Promise<StoredEffect[]>;
  /** The effects of one kind, in order. */
  ofKind(kind: Effect['kind']): Promise<StoredEffect[]>;
  /** All effects, in order. */
  stored(): Promise<StoredEffect[]>;
  faults: { task: DeliveryTask; fault: unknown }[];
  /** The ids of those that could not be read. */
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
  await insertIncident(db, incident, now);
  await db.run('update incidents set channel_id = $1, card_ts = $2', [incident.channelId, incident.cardTs]);
  if (incident.channelId) await addAnnouncement(db, incident, { channelId: 'C9', ts: '1795442521.000100' });
  const deps = (perform: DeliveryDeps['perform']): DeliveryDeps => ({
    db,
    clock: () => now,
    ownerId: 1,
    absences,
    pause: async () => {},
    slackFreeAt: () => 0,
    perform,
    onFault: (task, fault) => void faults.push({ task, fault }),
    onUnreadable: (_key, ids) => void unreadable.push(...ids),
  });
  return {
    db,
    faults,
    unreadable,
    store: (effects, askedBy = 'U1') =>
      insertEffects(
        db,
        incident,
        effects.map((effect) => ({ key: `k${stored++}`, effect, notBefore: now })),
        { trace: 't', at: now, askedBy },
      ),
    age: async () => void (await db.run('update effects set attempts = 27, limits = 37')),
    run: async (perform, maxHours = 24) => {
      const begun = now.getTime();
      const hours = () => (now.getTime() - begun) / 3_600_000;
      for (;;) {
        const next = await deliverEffects(deps(perform), incident);
        if (next === null || hours() > maxHours) return hours();
        now = new Date(Math.max(next.getTime(), now.getTime() + 400));
      }
    },
    pending: async () =>
      (await allOf(db)).filter(({ state }) => state === 'waiting' || state === 'attempting'),
    ofKind: async (kind) => (await allOf(db)).filter(({ effect }) => effect.kind === kind),
    stored: () => allOf(db),
  };
}

function allOf(db: Database): Promise<StoredEffect[]> {
  const states = [
    'waiting',
    'attempting',
    'done',
    'refused',
    'dead',
    'blocked',
    'superseded',
    'dismissed',
  ] as const;
  return listEffects(db, { states, limit: 10_000 });
}

/** What comes of an attempt that Slack takes. */
export const done: EffectResult = { kind: 'done', facts: null };
