import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { listEffects } from '../../src/db/queries/delivery/effect-admin.js';
import { finishEffect } from '../../src/db/queries/delivery/finish-effect.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import {
  insertIncident,
  saveIncident,
  setCard,
  setChannel,
  takeIncidentNumber,
} from '../../src/db/queries/incident/incidents.js';
import { insertEntries } from '../../src/db/queries/timeline/timeline-entries.js';
import type { Effect } from '../../src/domain/effect.js';
import { start } from '../../src/domain/incident/decisions/start.js';
import type { Incident, IncidentKey } from '../../src/domain/incident/incident.js';
import { aDatabase } from '../support/test-database.js';

/** A database with what a test puts there. */
export interface Store {
  url: string;
  env: { DATABASE_URL: string };
  db: Database;
  /** An incident declared at 13:00 UTC by U1, who commands it; its channel and card are there. */
  declare(title: string, more?: Partial<Incident> & { workspaceId?: string }): Promise<IncidentKey>;
  /** An effect of the incident in this state; gives its id. */
  effect(
    incident: IncidentKey,
    effect: Effect,
    state: 'waiting' | 'rejected' | 'dead' | 'done',
  ): Promise<number>;
  /** `kind state` of every effect of an incident, oldest first. */
  effectsOf(incident: IncidentKey): Promise<string[]>;
  drop(): Promise<void>;
}

const at = new Date('2026-03-02T13:00:00Z');

export async function aStore(): Promise<Store> {
  const { url, drop } = await aDatabase();
  const db = openDatabase({ url, maxConnections: 2 });
  const states = ['waiting', 'attempting', 'done', 'rejected', 'dead', 'superseded', 'dismissed'] as const;
  return {
    url,
    env: { DATABASE_URL: url },
    db,
    declare: (title, more = {}) => declare(db, title, more),
    effect: async (incident, effect, state) => {
      const key = `k${Math.random()}`;
      await insertEffects(db, incident, [{ key, effect, notBefore: at }], { trace: 't', at, askedBy: 'U1' });
      const all = await listEffects(db, { states, incident, limit: 100 });
      const id = all.find((one) => one.key === key)?.id;
      if (id === undefined) throw new Error(`${effect.kind} was merged into one that waits.`);
      if (state !== 'waiting')
        await finishEffect(db, id, { state, error: state === 'done' ? null : 'is_archived', at });
      return id;
    },
    effectsOf: async (incident) =>
      (await listEffects(db, { states, incident, limit: 100 })).map(
        ({ effect, state }) => `${effect.kind} ${state}`,
      ),
    drop: async () => {
      await db.close();
      await drop();
    },
  };
}

async function declare(db: Database, title: string, more: Partial<Incident>): Promise<IncidentKey> {
  const { workspaceId = 'T1', ...rest } = more;
  return db.transaction(async (tx) => {
    const number = await takeIncidentNumber(tx, workspaceId);
    const decision = start(
      {
        ...{
          title,
          severity: 'sev2',
          kind: rest.kind === 'drill' ? 'drill' : 'real',
          isPrivate: rest.isPrivate ?? false,
        },
        ...{ summary: null, affects: [], inviteUserIds: [], inviteGroupIds: [], announceFrom: null },
      },
      {
        workspaceId,
        number,
        policy: defaultPolicy(),
        declarerGroupIds: [],
        unknownGroupIds: [],
        userKind: 'member',
      },
      { at, by: { kind: 'person', userId: 'U1' }, source: 'command' },
    );
    if (decision.kind === 'refused') throw new Error(`Refused: ${decision.refusal.kind}`);
    await insertIncident(tx, decision.incident, at);
    await saveIncident(tx, { ...decision.incident, ...rest }, at);
    await insertEntries(tx, decision.incident, decision.entries);
    await setChannel(tx, decision.incident, `C${workspaceId}${number}`);
    await setCard(tx, decision.incident, '1.2');
    return { workspaceId, number };
  });
}
