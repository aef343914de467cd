import type { Database, Tx } from '../../db/database.js';
import { claimCatchUp, finishCatchUp, saveCatchUp } from '../../db/queries/catch-ups.js';
import { findIncident } from '../../db/queries/incidents.js';
import { runningThreads } from '../../db/queries/messages.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import {
  afterPage,
  afterThread,
  type CatchUp,
  type CatchUpStep,
  type HistoryPage,
  type HistoryThread,
  nextStep,
  type ReadMark,
  readsFrom,
} from '../../domain/timeline/catch-up.js';
import { timeOf } from '../../domain/timeline/seen-message.js';
import { storeMarks, storePart } from './store-history.js';

/** How Slack's history is read. Never throws for what Slack may answer. */
export interface HistoryReader {
  page(
    incident: Incident,
    asked: { before: string | null; from: string },
  ): Promise<HistoryAnswer<HistoryPage>>;
  thread(incident: Incident, ts: string): Promise<HistoryAnswer<HistoryThread>>;
  pins(incident: Incident): Promise<HistoryAnswer<ReadMark[]>>;
}

/** `later`: Slack asked to wait, or did not answer. `never`: it will not tell. */
export type HistoryAnswer<T> =
  | { kind: 'ok'; part: T }
  | { kind: 'later'; afterMs: number }
  | { kind: 'never'; error: string };

export interface CatchUpDeps {
  db: Database;
  clock: () => Date;
  holder: number;
  history: HistoryReader;
  /** Our own user, whose messages the record has already. */
  botUserId: string;
  keyEmoji: readonly string[];
}

/** The net below presence: a reading whose process lives, but has not been heard of for so long, is free for others. */
const leaseMs = 60_000;

/**
 * Reads what was missed in an incident's channel, and makes the record what it would be had Firebreak been there. Each
 * part is stored with how far the reading has come: a crash costs one part.
 */
export async function catchUp(deps: CatchUpDeps, key: IncidentKey): Promise<CaughtUp> {
  const hold = { holder: deps.holder, now: deps.clock(), until: leaseEnd(deps.clock) };
  let state = await claimCatchUp(deps.db, key, hold);
  const incident = state && (await findIncident(deps.db, key));
  if (!state || !incident) return { kind: 'held' };
  for (let step = nextStep(state); step; step = nextStep(state)) {
    const taken: Taken = await takeStep(deps, { incident, state, step });
    if (taken.kind !== 'taken') return letGo(deps, { incident, state, step }, taken);
    state = taken.state;
  }
  const unreadBefore = state.hasMore ? state.before : null;
  await finishCatchUp(deps.db, key, { caughtUpTo: state.newest ?? state.after, unreadBefore });
  return { kind: 'read', messages: state.read };
}

/**
 * `later`: Slack has asked to wait, as is written down. `refused`: it will not tell, and the reading rests where it is.
 * `held`: another process reads, or there is nothing to be read.
 */
export type CaughtUp =
  | { kind: 'read'; messages: number }
  | { kind: 'later' }
  | { kind: 'refused'; error: string }
  | { kind: 'held' };

async function letGo(
  { db, clock }: CatchUpDeps,
  { incident, state }: Going,
  taken: Exclude<Taken, { kind: 'taken' }>,
): Promise<CaughtUp> {
  if (taken.kind === 'never') {
    await saveCatchUp(db, incident, { state: { ...state, refusal: taken.error }, notBefore: null });
    return { kind: 'refused', error: taken.error };
  }
  const notBefore = new Date(clock().getTime() + taken.afterMs);
  await saveCatchUp(db, incident, { state, notBefore });
  return { kind: 'later' };
}

/** Each part that is stored keeps the reading for as long again. */
function leaseEnd(clock: () => Date): Date {
  return new Date(clock().getTime() + leaseMs);
}

interface Going {
  incident: Incident;
  state: CatchUp;
  step: CatchUpStep;
}

type Taken = { kind: 'taken'; state: CatchUp } | Exclude<HistoryAnswer<never>, { kind: 'ok' }>;

async function takeStep(deps: CatchUpDeps, going: Going): Promise<Taken> {
  const { history } = deps;
  const { incident, state, step } = going;
  const at = deps.clock();
  switch (step.kind) {
    case 'page': {
      const answer = await history.page(incident, { before: step.before, from: readsFrom(state) });
      return kept(deps, going, answer, async (tx, page) => {
        const whole = wholeOf(state, page);
        await storePart(tx, deps, { incident, messages: page.messages, whole, at });
        const next = afterPage(state, page);
        return next.hasMore ? next : withRunningThreads(tx, incident, next);
      });
    }
    case 'thread': {
      const answer = await history.thread(incident, step.ts);
      return kept(deps, going, answer, async (tx, thread) => {
        const [parent, ...replies] = thread.messages;
        const whole = parent ? { thread: step.ts } : null;
        await storePart(tx, deps, { incident, messages: replies, whole, at });
        return afterThread(state, step.ts, thread);
      });
    }
    case 'pins': {
      const answer = await history.pins(incident);
      return kept(deps, going, answer, async (tx, marks) => {
        await storeMarks(tx, { incident, kind: 'pin', marks, among: null, at }, deps.botUserId);
        return { ...state, arePinsRead: true };
      });
    }
  }
}

/** Stores a part together with how far the reading has come. */
async function kept<T>(
  { db, clock }: CatchUpDeps,
  { incident }: Going,
  answer: HistoryAnswer<T>,
  store: (tx: Tx, part: T) => Promise<CatchUp>,
): Promise<Taken> {
  if (answer.kind !== 'ok') return answer;
  const next = await db.transaction(async (tx) => {
    const reached = await store(tx, answer.part);
    await saveCatchUp(tx, incident, { state: reached, until: leaseEnd(clock) });
    return reached;
  });
  return { kind: 'taken', state: next };
}

/** Threads that ran when the reading began and whose first messages are older than what is listed may have gone on. */
async function withRunningThreads(tx: Tx, incident: Incident, state: CatchUp): Promise<CatchUp> {
  const since = timeOf(readsFrom(state));
  const running = await runningThreads(tx, incident, { since, listedFrom: state.before ?? state.after });
  return { ...state, threads: [...new Set([...state.threads, ...running])] };
}

/**
 * Of which part of the channel this page is the whole, its ends left out: what the record has there and the page has not
 * was deleted. What came after the first page was read is no part of it.
 */
function wholeOf(state: CatchUp, { messages, hasMore }: HistoryPage) {
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return null;
  return { after: hasMore ? last.ts : readsFrom(state), before: state.before ?? `${first.ts}+` };
}
