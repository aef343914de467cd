import type { Database, Tx } from '../db/database.js';
import { claimCatchUp, finishCatchUp, saveCatchUp } from '../db/queries/catch-ups.js';
import { findIncident } from '../db/queries/incidents.js';
import {
  afterPage,
  afterThread,
  type CatchUp,
  type CatchUpStep,
  type HistoryPage,
  type HistoryThread,
  nextStep,
  type ReadMark,
} from '../domain/catch-up.js';
import type { Incident, IncidentKey } from '../domain/incident.js';
import { storeMarks, storePart } from './store-history.js';

/** How Slack's history is read. Never throws for what Slack may answer. */
export interface HistoryReader {
  page(
    incident: Incident,
    asked: { before: string | null; after: string },
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

/** A reading that nobody goes on with is taken up by another process after so long. */
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
    if (taken.kind === 'later') {
      const notBefore = new Date(deps.clock().getTime() + taken.afterMs);
      await saveCatchUp(deps.db, key, { state, notBefore });
      return { kind: 'later' };
    }
    state = taken.state;
  }
  await finishCatchUp(deps.db, key, state.newest ?? state.after);
  return { kind: 'read', messages: state.read };
}

/** `later`: Slack has asked to wait, as is written down. `held`: another process reads, or there is nothing to be read. */
export type CaughtUp = { kind: 'read'; messages: number } | { kind: 'later' } | { kind: 'held' };

/** Each part that is stored keeps the reading for as long again. */
function leaseEnd(clock: () => Date): Date {
  return new Date(clock().getTime() + leaseMs);
}

interface Going {
  incident: Incident;
  state: CatchUp;
  step: CatchUpStep;
}

type Taken = { kind: 'taken'; state: CatchUp } | { kind: 'later'; afterMs: number };

async function takeStep(deps: CatchUpDeps, going: Going): Promise<Taken> {
  const { history } = deps;
  const { incident, state, step } = going;
  const at = deps.clock();
  switch (step.kind) {
    case 'page': {
      const answer = await history.page(incident, { before: step.before, after: state.after });
      return kept(deps, going, answer, { hasMore: false }, async (tx, page) => {
        await storePart(tx, deps, { incident, messages: page.messages, whole: wholeOf(state, page), at });
        return afterPage(state, page);
      });
    }
    case 'thread': {
      const answer = await history.thread(incident, step.ts);
      return kept(deps, going, answer, { threads: state.threads.slice(1) }, async (tx, thread) => {
        const [, ...replies] = thread.messages;
        await storePart(tx, deps, { incident, messages: replies, whole: { thread: step.ts }, at });
        return afterThread(state, step.ts, thread);
      });
    }
    case 'pins': {
      const answer = await history.pins(incident);
      return kept(deps, going, answer, { arePinsRead: true }, async (tx, marks) => {
        await storeMarks(tx, { incident, kind: 'pin', marks, among: null, at }, deps.botUserId);
        return { ...state, arePinsRead: true };
      });
    }
  }
}

/** Stores a part together with how far the reading has come; what Slack will not tell is passed over. */
async function kept<T>(
  { db, clock }: CatchUpDeps,
  { incident, state }: Going,
  answer: HistoryAnswer<T>,
  passedOver: Partial<CatchUp>,
  store: (tx: Tx, part: T) => Promise<CatchUp>,
): Promise<Taken> {
  if (answer.kind === 'later') return answer;
  const next = await db.transaction(async (tx) => {
    const reached = answer.kind === 'ok' ? await store(tx, answer.part) : { ...state, ...passedOver };
    await saveCatchUp(tx, incident, { state: reached, until: leaseEnd(clock) });
    return reached;
  });
  return { kind: 'taken', state: next };
}

/**
 * Of which part of the channel this page is the whole, its ends left out: what the record has there and the page has not
 * was deleted. What came after the first page was read is no part of it.
 */
function wholeOf(state: CatchUp, { messages, hasMore }: HistoryPage) {
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return null;
  return { after: hasMore ? last.ts : state.after, before: state.before ?? `${first.ts}+` };
}
