import type { Database, Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import {
  claimChannelSync,
  finishChannelSync,
  saveChannelSync,
} from '../../db/queries/timeline/channel-syncs.js';
import { threadsIn } from '../../db/queries/timeline/messages.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { HistoryPage, HistoryThread, ReadMark } from '../../domain/timeline/channel-history.js';
import {
  afterMissing,
  afterPage,
  afterThread,
  type ChannelSync,
  type ChannelSyncStep,
  canSkip,
  nextStep,
  pauseMs,
  rangeOf,
  rangeOfThread,
  skipStep,
} from '../../domain/timeline/channel-sync.js';
import { storeDeletion, storeMarks, storePart } from './store-history.js';

/** How Slack's history is read. Never throws for what Slack may answer. */
export interface HistoryReader {
  page(incident: Incident, asked: { before: string | null }): Promise<HistoryAnswer<HistoryPage>>;
  thread(
    incident: Incident,
    asked: { ts: string; next: string | null },
  ): Promise<HistoryAnswer<HistoryThread>>;
  /** Whether a message stands; true also where Slack does not say clearly that it is gone. */
  stands(incident: Incident, ts: string): Promise<HistoryAnswer<boolean>>;
  pins(incident: Incident): Promise<HistoryAnswer<ReadMark[]>>;
}

/** `later`: Slack asked to wait, or (`failed`) did not answer as it should. `never`: it will not tell. */
export type HistoryAnswer<T> =
  | { kind: 'ok'; part: T }
  | { kind: 'later'; afterMs: number; failed: string | null }
  | { kind: 'never'; error: string };

export interface ChannelSyncDeps {
  db: Database;
  clock: () => Date;
  ownerId: number;
  history: HistoryReader;
  /** Our own user, whose messages the record has already. */
  botUserId: string;
  highlightEmoji: readonly string[];
  /** Whether the process ends: the reading is let go after the step under way, for whoever comes next. */
  isEnding: () => boolean;
}

/** The net below presence: a reading whose process lives, but has not been heard of for so long, is free for others. */
const leaseMs = 60_000;

/**
 * Reads an incident's channel, and makes the record what it would be had Firebreak been there all the time. Each part is
 * stored with how far the reading has come: a crash costs one part.
 */
export async function syncChannel(deps: ChannelSyncDeps, key: IncidentKey): Promise<SyncedChannel> {
  const hold = { ownerId: deps.ownerId, now: deps.clock(), until: leaseEnd(deps.clock) };
  let state = await claimChannelSync(deps.db, key, hold);
  const incident = state && (await findIncident(deps.db, key));
  if (!state || !incident) return { kind: 'held' };
  const unread: string[] = [];
  for (let step = nextStep(state); step; step = nextStep(state)) {
    if (deps.isEnding()) {
      await saveChannelSync(deps.db, incident, { state, notBefore: null });
      return { kind: 'left' };
    }
    const taken: Taken = await takeStep(deps, { incident, state, step });
    const error = taken.kind === 'taken' ? null : errorOf(taken);
    if (taken.kind === 'taken') state = taken.state;
    else if (error !== null && canSkip(state, step, taken.kind === 'never')) {
      unread.push(`${step.kind}: ${error}`);
      state = { ...skipStep(state, step), failures: 0 };
    } else return letGo(deps, { incident, state, step }, taken);
  }
  const incompleteBefore = state.hasMore ? state.before : null;
  await finishChannelSync(deps.db, key, { at: deps.clock(), incompleteBefore });
  return { kind: 'read', messages: state.read, unread };
}

function errorOf(answer: Exclude<Taken, { kind: 'taken' }>): string | null {
  return answer.kind === 'never' ? answer.error : answer.failed;
}

/**
 * `later`: Slack has asked to wait, as is written down. `left`: the process ends. `refused`: it will not tell, and the reading rests where it is.
 * `held`: another process reads, or there is nothing to be read. `unread`: what Slack would not tell of the rest, and why.
 */
export type SyncedChannel =
  | { kind: 'read'; messages: number; unread: string[] }
  | { kind: 'later' }
  | { kind: 'left' }
  | { kind: 'refused'; error: string }
  | { kind: 'held' };

async function letGo(
  { db, clock }: ChannelSyncDeps,
  { incident, state }: Going,
  taken: Exclude<Taken, { kind: 'taken' }>,
): Promise<SyncedChannel> {
  if (taken.kind === 'never') {
    await saveChannelSync(db, incident, { state: { ...state, refusal: taken.error }, notBefore: null });
    return { kind: 'refused', error: taken.error };
  }
  const hasFailed = taken.failed !== null;
  const afterMs = hasFailed ? pauseMs(state, taken.afterMs) : taken.afterMs;
  const failures = hasFailed ? state.failures + 1 : 0;
  const notBefore = new Date(clock().getTime() + afterMs);
  await saveChannelSync(db, incident, { state: { ...state, failures }, notBefore });
  return { kind: 'later' };
}

/** Each part that is stored keeps the reading for as long again. */
function leaseEnd(clock: () => Date): Date {
  return new Date(clock().getTime() + leaseMs);
}

const nothingCut: ReadonlySet<string> = new Set();

interface Going {
  incident: Incident;
  state: ChannelSync;
  step: ChannelSyncStep;
}

type Taken = { kind: 'taken'; state: ChannelSync } | Exclude<HistoryAnswer<never>, { kind: 'ok' }>;

async function takeStep(deps: ChannelSyncDeps, going: Going): Promise<Taken> {
  const { history } = deps;
  const { incident, state, step } = going;
  const at = deps.clock();
  switch (step.kind) {
    case 'page': {
      const answer = await history.page(incident, { before: step.before });
      return kept(deps, going, answer, async (tx, page) => {
        const whole = rangeOf(state, page);
        const missing = await storePart(tx, deps, { incident, messages: page.messages, whole, at });
        const threads = whole ? await threadsIn(tx, incident, whole) : [];
        return afterPage(state, page, { threads, missing });
      });
    }
    case 'thread': {
      const answer = await history.thread(incident, step);
      return kept(deps, going, answer, async (tx, part) => {
        const replies = part.messages.filter(({ ts }) => ts !== step.ts);
        const whole = rangeOfThread(state, step.ts, part);
        const missing = await storePart(tx, deps, { incident, messages: replies, whole, at });
        return afterThread(state, step.ts, part, missing);
      });
    }
    case 'missing': {
      const answer = await history.stands(incident, step.ts);
      return kept(deps, going, answer, async (tx, stands) => {
        if (!stands) await storeDeletion(tx, { incident, ts: step.ts, at });
        return afterMissing(state, step.ts);
      });
    }
    case 'pins': {
      const answer = await history.pins(incident);
      return kept(deps, going, answer, async (tx, marks) => {
        await storeMarks(
          tx,
          { incident, kind: 'pin', marks, among: null, cut: nothingCut, at },
          deps.botUserId,
        );
        return { ...state, arePinsRead: true };
      });
    }
  }
}

/** Stores a part together with how far the reading has come. */
async function kept<T>(
  { db, clock }: ChannelSyncDeps,
  { incident }: Going,
  answer: HistoryAnswer<T>,
  store: (tx: Tx, part: T) => Promise<ChannelSync>,
): Promise<Taken> {
  if (answer.kind !== 'ok') return answer;
  const next = await db.transaction(async (tx) => {
    const reached = { ...(await store(tx, answer.part)), failures: 0 };
    await saveChannelSync(tx, incident, { state: reached, until: leaseEnd(clock) });
    return reached;
  });
  return { kind: 'taken', state: next };
}
