import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { takeLivenessLock } from '../../src/db/connection/liveness-lock.js';
import { openDatabase } from '../../src/db/open-database.js';
import { insertEffects } from '../../src/db/queries/delivery/insert-effects.js';
import {
  insertIncident,
  saveIncident,
  setCard,
  setChannel,
} from '../../src/db/queries/incident/incidents.js';
import { incidentOwner } from '../../src/domain/delivery/owner.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { deliverEffects } from '../../src/workflows/delivery/deliver-effects.js';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import { aDatabase } from '../support/test-database.js';

const at = new Date('2026-01-05T10:00:00Z');
const key = { workspaceId: 'T1', number: 1 };

it('shows a change that commits while an earlier one is being delivered', async () => {
  const { db, deliver, shown } = await anIncidentWithAChangeToShow();
  const changing = db.transaction(async (tx) => {
    await saveIncident(tx, { ...incident, title: 'The new title' }, at);
    await wantCard(tx, 'second');
    await pause(150); // the delivery runs now and still sees the old title
  });
  await pause(50);
  await Promise.all([deliver(), changing]);
  await deliver();
  expect(shown.at(-1)).toBe('The new title');
});

it('shows a change once when two are pending', async () => {
  const { db, deliver, shown } = await anIncidentWithAChangeToShow();
  await db.transaction(async (tx) => {
    await saveIncident(tx, { ...incident, title: 'The new title' }, at);
    await wantCard(tx, 'second');
  });
  await Promise.all([deliver(), deliver()]);
  expect(shown).toEqual(['The new title']);
});

it('shows a change at once when its claim was stored but the response was lost', async () => {
  const { db, deliver, shown, proxy } = await anIncidentWithAChangeToShow();
  await deliver();
  await wantCard(db, 'second');
  proxy.loseNextAnswerTo(new RegExp(String(processId)));
  await deliver();
  expect(shown).toHaveLength(2);
  const [row] = await db.run(`select attempts, is_uncertain, state from effects where key = 'second'`);
  expect(row).toEqual({ attempts: 1, is_uncertain: false, state: 'done' });
});

/** A number unlike any other. */
const processId = 72_031_999;

const incident: Incident = {
  ...key,
  title: 'The old title',
  severity: 'sev2',
  isSeverityConfirmed: false,
  wantsChannel: true,
  kind: 'real',
  status: 'investigating',
  isPrivate: false,
  summary: null,
  affects: [],
  reporterId: 'U1',
  roles: [],
  milestones: {},
  latestUpdate: null,
  nextUpdateDueAt: null,
  updatesSnoozedUntil: null,
  updatesPausedReason: null,
  cancellation: null,
  channelId: null,
  cardTs: null,
};

function wantCard(tx: Parameters<typeof insertEffects>[0], name: string): Promise<void> {
  const card = { key: name, effect: { kind: 'refresh_card' } as const, notBefore: at };
  return insertEffects(tx, key, [card], { trace: name, at, askedBy: 'U1' });
}

/** An incident with a posted card and one pending change to show on it. */
async function anIncidentWithAChangeToShow() {
  const database = await aDatabase();
  const proxy = await startDatabaseProxy(database.url);
  const db = openDatabase({ url: proxy.url, maxConnections: 3 });
  onTestFinished(async () => {
    await db.close();
    await proxy.close();
    await database.drop();
  });
  const livenessLock = await takeLivenessLock(database.url, processId);
  onTestFinished(() => livenessLock.end());
  await insertIncident(db, incident, at);
  await setChannel(db, key, 'C1');
  await setCard(db, key, '1.1');
  await wantCard(db, 'first');
  const shown: string[] = [];
  const deliver = () =>
    deliverEffects(
      {
        db,
        clock: () => at,
        processId,
        absences: trackAbsences(),
        pause: async (ms) => void (await pause(ms)),
        slackFreeAt: () => 0,
        perform: async (task) => {
          shown.push(task.incident?.title ?? '');
          return { kind: 'done', facts: null };
        },
        onFault: (_task, fault) => {
          throw fault;
        },
        readNudge: async () => ({ nudge: null, report: null }),
        onUnreadable: (_key, ids) => {
          throw new Error(`Nobody can read ${ids}.`);
        },
        requestDelivery: () => {},
      },
      incidentOwner(key),
    );
  return { db, deliver, shown, proxy };
}
