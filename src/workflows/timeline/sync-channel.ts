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

/** Reads a channel's history from Slack. Never throws for anything that Slack may answer. */
export interface HistoryReader {
  page(incident: Incident, asked: { before: string | null }): Promise<HistoryAnswer<HistoryPage>>;
  thread(
    incident: Incident,
    asked: { ts: string; next: string | null },
  ): Promise<HistoryAnswer<HistoryThread>>;
  /** Whether a message still exists; true if Slack does not clearly say that it is gone. */
  exists(incident: Incident, ts: string): Promise<HistoryAnswer<boolean>>;
  pins(incident: Incident): Promise<HistoryAnswer<ReadMark[]>>;
}

/**
 * `later`: Slack limits the rate or, with `failed`, did not answer properly. `never`: Slack rejects the request for
 * good.
 */
export type HistoryAnswer<T> =
  | { kind: 'ok'; part: T }
  | { kind: 'later'; afterMs: number; failed: string | null }
  | { kind: 'never'; error: string };

export interface ChannelSyncDeps {
  db: Database;
  clock: () => Date;
  ownerId: number;
  history: HistoryReader;
  /** Our own user, whose messages are in the record already. */
  botUserId: string;
  highlightEmoji: readonly string[];
  /**
   * Whether the process is shutting down: the sync then stops after the current step, and another process can resume
   * it.
   */
  isEnding: () => boolean;
}

/** A fallback besides the liveness lock: after this long without progress another process may take the sync over. */
const leaseMs = 60_000;

/**
 * Reads an incident's channel and updates the record as if Firebreak had been there all the time. Stores each part
 * together with the sync's progress: a crash loses one part at most.
 */
export async function syncChannel(deps: ChannelSyncDeps, key: IncidentKey): Promise<SyncedChannel> {
  const lease = { ownerId: deps.ownerId, now: deps.clock(), until: leaseEnd(deps.clock) };
  let state = await claimChannelSync(deps.db, key, lease);
  const incident = state && (await findIncident(deps.db, key));
  if (!state || !incident) return { kind: 'not_claimed' };
  const skipped: string[] = [];
  for (let step = nextStep(state); step; step = nextStep(state)) {
    if (deps.isEnding()) {
      await saveChannelSync(deps.db, incident, { state, notBefore: null });
      return { kind: 'stopped' };
    }
    const result: StepResult = await runStep(deps, { incident, state, step });
    const error = result.kind === 'stored' ? null : errorOf(result);
    if (result.kind === 'stored') state = result.state;
    else if (error !== null && canSkip(state, step, result.kind === 'never')) {
      skipped.push(`${step.kind}: ${error}`);
      state = { ...skipStep(state, step), failures: 0 };
    } else return suspend(deps, { incident, state, step }, result);
  }
  const incompleteBefore = state.hasMore ? state.before : null;
  await finishChannelSync(deps.db, key, { at: deps.clock(), incompleteBefore });
  return { kind: 'read', messages: state.read, skipped };
}

function errorOf(answer: Exclude<StepResult, { kind: 'stored' }>): string | null {
  return answer.kind === 'never' ? answer.error : answer.failed;
}

/**
 * `later`: postponed. `stopped`: the process is shutting down. `rejected`: Slack rejects the request for good.
 * `not_claimed`: another process syncs this channel, or there is nothing to sync. `skipped`: the steps that Slack
 * rejected, and why.
 */
export type SyncedChannel =
  | { kind: 'read'; messages: number; skipped: string[] }
  | { kind: 'later' }
  | { kind: 'stopped' }
  | { kind: 'rejected'; error: string }
  | { kind: 'not_claimed' };

async function suspend(
  { db, clock }: ChannelSyncDeps,
  { incident, state }: StepContext,
  result: Exclude<StepResult, { kind: 'stored' }>,
): Promise<SyncedChannel> {
  if (result.kind === 'never') {
    await saveChannelSync(db, incident, { state: { ...state, rejection: result.error }, notBefore: null });
    return { kind: 'rejected', error: result.error };
  }
  const hasFailed = result.failed !== null;
  const afterMs = hasFailed ? pauseMs(state, result.afterMs) : result.afterMs;
  const failures = hasFailed ? state.failures + 1 : 0;
  const notBefore = new Date(clock().getTime() + afterMs);
  await saveChannelSync(db, incident, { state: { ...state, failures }, notBefore });
  return { kind: 'later' };
}

/** Each stored part extends the lease. */
function leaseEnd(clock: () => Date): Date {
  return new Date(clock().getTime() + leaseMs);
}

const nothingCut: ReadonlySet<string> = new Set();

interface StepContext {
  incident: Incident;
  state: ChannelSync;
  step: ChannelSyncStep;
}

type StepResult = { kind: 'stored'; state: ChannelSync } | Exclude<HistoryAnswer<never>, { kind: 'ok' }>;

async function runStep(deps: ChannelSyncDeps, context: StepContext): Promise<StepResult> {
  const { history } = deps;
  const { incident, state, step } = context;
  const at = deps.clock();
  switch (step.kind) {
    case 'page': {
      const answer = await history.page(incident, { before: step.before });
      return storeAnswer(deps, context, answer, async (tx, page) => {
        const whole = rangeOf(state, page);
        const missing = await storePart(tx, deps, { incident, messages: page.messages, whole, at });
        const threads = whole ? await threadsIn(tx, incident, whole) : [];
        return afterPage(state, page, { threads, missing });
      });
    }
    case 'thread': {
      const answer = await history.thread(incident, step);
      return storeAnswer(deps, context, answer, async (tx, part) => {
        const replies = part.messages.filter(({ ts }) => ts !== step.ts);
        const whole = rangeOfThread(state, step.ts, part);
        const missing = await storePart(tx, deps, { incident, messages: replies, whole, at });
        return afterThread(state, step.ts, part, missing);
      });
    }
    case 'missing': {
      const answer = await history.exists(incident, step.ts);
      return storeAnswer(deps, context, answer, async (tx, exists) => {
        if (!exists) await storeDeletion(tx, { incident, ts: step.ts, at });
        return afterMissing(state, step.ts);
      });
    }
    case 'pins': {
      const answer = await history.pins(incident);
      return storeAnswer(deps, context, answer, async (tx, marks) => {
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

/** Stores a part together with the sync's progress. */
async function storeAnswer<T>(
  { db, clock }: ChannelSyncDeps,
  { incident }: StepContext,
  answer: HistoryAnswer<T>,
  store: (tx: Tx, part: T) => Promise<ChannelSync>,
): Promise<StepResult> {
  if (answer.kind !== 'ok') return answer;
  const next = await db.transaction(async (tx) => {
    const progress = { ...(await store(tx, answer.part)), failures: 0 };
    await saveChannelSync(tx, incident, { state: progress, until: leaseEnd(clock) });
    return progress;
  });
  return { kind: 'stored', state: next };
}
