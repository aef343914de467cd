import { isPermanent } from '../../db/connection/stale-session.js';
import type { Database } from '../../db/database.js';
import { claimEffects, failedEffects, type Lease } from '../../db/queries/delivery/effects.js';
import { countAwaited } from '../../db/queries/delivery/late-effects.js';
import type { StoredEffect } from '../../db/queries/delivery/stored-effect.js';
import { announcementsOf } from '../../db/queries/incident/announcements.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { declaredTitle } from '../../db/queries/timeline/timeline-entries.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import { isMergeable } from '../../domain/delivery/effect-traits.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import { awaitedKinds } from './late-notices.js';
import { openFailures } from './open-failures.js';

/** An effect that is claimed. `fault`: why what it has to show cannot be read, where that is so. */
export interface Taken {
  task: DeliveryTask;
  fault: unknown;
}

/**
 * Claims what is ready, then gathers what each has to show: in this order, so that a change that merged into a waiting
 * effect is shown by it.
 */
export async function claimTasks(
  db: Database,
  incident: Incident,
  { ready, lease }: { ready: StoredEffect[]; lease: Lease },
): Promise<Taken[]> {
  const ids = ready.map(({ id }) => id);
  const claims = await claimEffects(db, ids, lease);
  const claimed = claims.flatMap((claim) =>
    ready.filter(({ id }) => id === claim.id).map((one) => ({ ...one, ...claim })),
  );
  if (claimed.length === 0) return [];
  const present = await readPresent(db, incident, claimed).catch(unlessLasting);
  if (present) return claimed.map((one) => ({ task: taskOf(one, present), fault: null }));
  return Promise.all(claimed.map((one) => takenAlone(db, incident, one)));
}

/** What one effect has to show that cannot be read must not hold up the others. */
async function takenAlone(db: Database, incident: Incident, stored: StoredEffect): Promise<Taken> {
  let fault: unknown = null;
  const present = await readPresent(db, incident, [stored]).catch((error: unknown) => {
    fault = error;
    return unlessLasting(error);
  });
  return { task: taskOf(stored, present ?? nothingFound(incident)), fault };
}

/** What the database may do better the next time is thrown on. */
function unlessLasting(error: unknown): null {
  if (isPermanent(error)) return null;
  throw error;
}

function taskOf(stored: StoredEffect, present: Present): DeliveryTask {
  const { id, key, effect, createdAt, trace, askedBy, isUncertain, attempts, limits } = stored;
  const { announcements } = present;
  const awaited = present.awaited.get(id) ?? { waiting: 0, posted: 0 };
  const failures = openFailures(present.failed.filter((one) => one.effect.kind !== 'refresh_card'));
  const repairs = isMergeable(effect.kind)
    ? present.failed.filter((one) => one.effect.kind === effect.kind).map((one) => one.id)
    : [];
  const incident = effect.kind === 'open_channel' ? present.asDeclared : present.incident;
  const attempt = { isUncertain, attempt: attempts, limits, createdAt, trace, askedBy };
  const line = effect.kind === 'receipt' ? (present.lines.get(effect.line) ?? null) : null;
  return { id, key, effect, incident, announcements, failures, repairs, awaited, line, ...attempt };
}

/** What effects may have to show. `asDeclared`: with its first title. */
interface Present extends Pick<DeliveryTask, 'incident' | 'announcements'> {
  asDeclared: Incident;
  failed: StoredEffect[];
  awaited: Map<number, DeliveryTask['awaited']>;
  lines: Map<string, TimelineItem>;
}

function nothingFound(incident: Incident): Present {
  const none = { announcements: [], failed: [], awaited: new Map(), lines: new Map() };
  return { incident, asDeclared: incident, ...none };
}

/** The kinds that need to know where the incident was announced. */
const followers = ['refresh_announcements', 'reply_to_announcements', 'dedupe_post'] as const;

/**
 * What the effects may have to show. Its channel is named by its first title at every attempt, so that a later one finds
 * what an earlier one made. Rejects where something of that cannot be read.
 */
async function readPresent(db: Database, key: Incident, effects: StoredEffect[]): Promise<Present> {
  const shows = (kind: StoredEffect['effect']['kind']) => effects.some(({ effect }) => effect.kind === kind);
  const asked = effects.flatMap(({ effect }) => (effect.kind === 'receipt' ? [effect.line] : []));
  const [now, title, announcements, failed, found, awaited] = await Promise.all([
    findIncident(db, key),
    shows('open_channel') ? declaredTitle(db, key) : null,
    followers.some(shows) ? announcementsOf(db, key) : [],
    effects.some(({ effect }) => isMergeable(effect.kind)) ? failedEffects(db, key) : [],
    Promise.all([...new Set(asked)].map((line) => findItem(db, key, line))),
    awaitedBy(db, key, effects),
  ]);
  const incident = now ?? key;
  const asDeclared = { ...incident, title: title ?? incident.title };
  const lines = new Map(found.flatMap((line) => (line ? [[line.key, line] as const] : [])));
  return { incident, asDeclared, announcements, failed, awaited, lines };
}

/** What the people who are to be told of a delay wait for, by the effect that tells them. */
async function awaitedBy(db: Database, key: IncidentKey, effects: StoredEffect[]) {
  const telling = effects.flatMap(({ id, effect, createdAt: since }) =>
    effect.kind === 'report_delay' || effect.kind === 'report_posted'
      ? [{ id, asked: { userId: effect.userId, kinds: awaitedKinds, beforeId: id, since } }]
      : [],
  );
  const found = await Promise.all(
    telling.map(async ({ id, asked }) => [id, await countAwaited(db, key, asked)] as const),
  );
  return new Map(found);
}
