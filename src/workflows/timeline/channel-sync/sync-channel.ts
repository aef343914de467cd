import type { Database, Tx } from '../../../db/database.js';
import { findIncident } from '../../../db/queries/incident/incidents.js';
import {
  type ClaimedChannelSync,
  claimChannelSync,
  finishChannelSync,
  releaseChannelSync,
  saveChannelSync,
  startChannelSync,
} from '../../../db/queries/timeline/channel-sync/channel-syncs.js';
import { storedThreads } from '../../../db/queries/timeline/messages/messages.js';
import type { Incident, IncidentKey } from '../../../domain/incident/incident.js';
import type {
  HistoryPage,
  HistoryThread,
  ReadMark,
} from '../../../domain/timeline/channel-sync/channel-history.js';
import {
  type ChannelSync,
  type ChannelSyncEvent,
  isReading,
  type Reading,
} from '../../../domain/timeline/channel-sync/channel-sync.js';
import { rangeOfPage, rangeOfThread } from '../../../domain/timeline/channel-sync/listed-range.js';
import { syncScopeOf } from '../../../domain/timeline/channel-sync/sync-scope.js';
import { transition } from '../../../domain/timeline/channel-sync/transition.js';
import { unreachable } from '../../../domain/unreachable.js';
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
  /** Whether the process is shutting down: another one then continues after the current step. */
  isEnding: () => boolean;
  /** The stored state can't be read, so the sync starts over. */
  onUnreadable: (why: string) => void;
}

/** A fallback besides the liveness lock: after this long without progress another process may take the sync over. */
const leaseMs = 60_000;

/**
 * Reads an incident's channel and updates the record as if Firebreak had been there all the time. Stores each part
 * together with the state that follows it: a crash repeats one part at most.
 */
export async function syncChannel(deps: ChannelSyncDeps, key: IncidentKey): Promise<SyncedChannel> {
  const claimed = await deps.db.transaction((tx) => claim(tx, deps, key));
  if (!claimed) return { kind: 'not_claimed' };
  const { incident } = claimed;
  let state: ChannelSync = claimed.state;
  while (isReading(state)) {
    if (deps.isEnding()) {
      await releaseChannelSync(deps.db, incident, null);
      return { kind: 'interrupted' };
    }
    state = await takeStep(deps, incident, state);
  }
  return resultOf(state);
}

/**
 * `later`: postponed. `interrupted`: the process is shutting down. `rejected`: Slack rejects the request for good.
 * `not_claimed`: another process syncs this channel, or there is nothing to sync. `skipped`: the kinds of parts that
 * Slack rejected, and why.
 */
export type SyncedChannel =
  | { kind: 'read'; scope: 'full' | 'quick'; messages: number; skipped: string[] }
  | { kind: 'later' }
  | { kind: 'interrupted' }
  | { kind: 'rejected'; error: string }
  | { kind: 'not_claimed' };

function resultOf(state: Exclude<ChannelSync, Reading>): SyncedChannel {
  switch (state.kind) {
    case 'done':
      return { kind: 'read', scope: state.scope.kind, messages: state.read, skipped: state.skipped };
    case 'waiting':
      return { kind: 'later' };
    case 'stopped':
      return { kind: 'rejected', error: state.error };
    case 'idle':
      return { kind: 'not_claimed' };
    default:
      return unreachable(state);
  }
}

async function claim(
  tx: Tx,
  deps: ChannelSyncDeps,
  key: IncidentKey,
): Promise<{ incident: Incident; state: ChannelSync } | null> {
  const now = deps.clock();
  const lease = { ownerId: deps.ownerId, now, until: leaseEnd(now) };
  const claimed = await claimChannelSync(tx, key, lease);
  const incident = claimed && (await findIncident(tx, key));
  if (!claimed || !incident) return null;
  if (claimed.state?.kind === 'unreadable') deps.onUnreadable(claimed.state.why);
  const found: ChannelSync = claimed.state?.kind === 'ok' ? claimed.state.value : { kind: 'idle' };
  const resumed = transition(found, { kind: 'resumed' });
  const isRequested = claimed.missedSince !== null || found.kind === 'idle';
  if (!isRequested) return { incident, state: resumed };
  const state = transition(resumed, { kind: 'requested', scope: scopeOf(claimed, now) });
  if (state !== resumed && isReading(state)) await startChannelSync(tx, key, state);
  return { incident, state };
}

function scopeOf({ state, missedSince, isFullDue }: ClaimedChannelSync, now: Date) {
  return syncScopeOf({ missedSince, isFullDue: isFullDue || state?.kind === 'unreadable', now });
}

/** Each stored part extends the lease. */
function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/** Asks Slack for the next part, and stores the part together with the state that follows it. */
async function takeStep(deps: ChannelSyncDeps, incident: Incident, state: Reading): Promise<ChannelSync> {
  const at = deps.clock();
  const answer = await readPart(deps, { incident, state, at });
  return deps.db.transaction(async (tx) => {
    const event = answer.kind === 'ok' ? await answer.part(tx) : eventOf(answer);
    const next = transition(state, event);
    await save(tx, incident, next, deps.clock());
    return next;
  });
}

function eventOf(answer: Exclude<HistoryAnswer<never>, { kind: 'ok' }>): ChannelSyncEvent {
  if (answer.kind === 'never') return { kind: 'rejected', error: answer.error };
  const { afterMs, failed } = answer;
  return failed === null ? { kind: 'limited', afterMs } : { kind: 'failed', error: failed, afterMs };
}

async function save(tx: Tx, incident: Incident, state: ChannelSync, now: Date): Promise<void> {
  switch (state.kind) {
    case 'idle':
      return;
    case 'done':
      return finishChannelSync(tx, incident, { sync: state, at: now });
    case 'waiting': {
      const notBefore = new Date(now.getTime() + state.afterMs);
      return saveChannelSync(tx, incident, { state, notBefore });
    }
    case 'stopped':
      return saveChannelSync(tx, incident, { state, notBefore: null });
    default:
      return saveChannelSync(tx, incident, { state, until: leaseEnd(now) });
  }
}

/** Stores a part that Slack returned. */
type StorePart = (tx: Tx) => Promise<ChannelSyncEvent>;

const nothingCut: ReadonlySet<string> = new Set();

async function readPart(
  deps: ChannelSyncDeps,
  { incident, state, at }: { incident: Incident; state: Reading; at: Date },
): Promise<HistoryAnswer<StorePart>> {
  const { history } = deps;
  switch (state.kind) {
    case 'reading_pages':
      return mapPart(await history.page(incident, state), (page) => async (tx) => {
        const whole = rangeOfPage(state, page);
        const unlisted = await storePart(tx, deps, { incident, messages: page.messages, whole, at });
        const stored = whole ? await storedThreads(tx, incident, whole) : [];
        return { kind: 'page_read', page, stored, unlisted };
      });
    case 'reading_threads': {
      const { thread: ts, position } = state;
      const asked = { ts, next: position?.next ?? null };
      return mapPart(await history.thread(incident, asked), (part) => async (tx) => {
        const messages = part.messages.filter((one) => one.ts !== ts);
        const whole = rangeOfThread(state, part);
        const unlisted = await storePart(tx, deps, { incident, messages, whole, at });
        return { kind: 'thread_read', part, unlisted };
      });
    }
    case 'checking_unlisted':
      return mapPart(await history.exists(incident, state.ts), (exists) => async (tx) => {
        if (!exists) await storeDeletion(tx, { incident, ts: state.ts, at });
        return { kind: 'unlisted_checked' };
      });
    case 'reading_pins':
      return mapPart(await history.pins(incident), (marks) => async (tx) => {
        const pins = { incident, kind: 'pin', marks, among: null, cut: nothingCut, at } as const;
        await storeMarks(tx, pins, deps.botUserId);
        return { kind: 'pins_read' };
      });
    default:
      return unreachable(state);
  }
}

function mapPart<Part>(
  answer: HistoryAnswer<Part>,
  storing: (part: Part) => StorePart,
): HistoryAnswer<StorePart> {
  return answer.kind === 'ok' ? { kind: 'ok', part: storing(answer.part) } : answer;
}
