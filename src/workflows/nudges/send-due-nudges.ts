import type { Transaction } from '../../db/database.js';
import type { NewEffect } from '../../db/queries/delivery/insert-effects.js';
import { claimNudges } from '../../db/queries/nudges/ledger.js';
import {
  type DueRecipient,
  dueRecipients,
  dueSubjects,
  longestOverdue,
  postponeSubjects,
  saveSchedule,
} from '../../db/queries/nudges/schedule.js';
import { planAfresh } from '../../db/queries/plan-afresh.js';
import { groupBy } from '../../domain/group-by.js';
import { incidentOfNudge, type Nudge } from '../../domain/nudges/nudge.js';
import { decideTick, type NudgesDue } from '../../domain/nudges/nudges-due.js';
import { storeEffects } from '../delivery/store-effects.js';
import { decideSoundRows } from './decide-sound-rows.js';
import { digestTurns } from './digest-turns.js';
import { loadRows, namesOf, subjectsNamed } from './load-rows.js';
import type { NudgeDeps } from './nudge-deps.js';
import { scheduleChanged } from './schedule-changed.js';

/** What a tick did. */
export interface NudgeTick {
  /** Messages stored to be sent. */
  nudges: number;
  /** What is in the ledger without being sent. */
  dropped: number;
  /** How many incidents and action items had changed. */
  scheduled: number;
  /** For how long the longest waiting one was due when the tick began. */
  lagMs: number;
}

/** How many recipients are looked for at once, and how many subjects are decided in one transaction. */
const recipientsAtOnce = 10_000;
const subjectsAtOnce = 500;
/** One is decided while Postgres writes another. */
const pagesAtOnce = 2;
/** What can't be decided is looked at again after this time. */
const faultPauseMs = 60 * 60_000;

/**
 * Stores all nudges that are due by now, each once, to be delivered as effects. What is due is decided by `decideTick`
 * and claimed in the ledger in the same transaction, so several processes may do this at once, and a process may be killed
 * at any time.
 */
export async function sendDueNudges(deps: NudgeDeps): Promise<NudgeTick> {
  const scheduled = await scheduleChanged(deps);
  const tick = { nudges: 0, dropped: 0, scheduled, lagMs: await lagMs(deps) };
  for (let hasMore = true; hasMore && !deps.isEnding(); ) {
    const due = await dueRecipients(deps.db, deps.clock(), recipientsAtOnce);
    hasMore = due.length > 0 && (await sendPages(deps, pagesOf(due), tick));
  }
  return tick;
}

/** Adds what it did to `tick`. False if another process sends some of them. */
async function sendPages(deps: NudgeDeps, pages: Page[], tick: NudgeTick): Promise<boolean> {
  let isAlone = true;
  const left = pages.values();
  const nextTurn = digestTurns(deps.clock());
  const sendInTurn = async () => {
    for (const page of left) {
      if (!isAlone || deps.isEnding()) return;
      const sent = await sendPage(deps, page, nextTurn);
      if (sent === null) isAlone = false;
      tick.nudges += sent?.nudges.length ?? 0;
      tick.dropped += sent?.dropped.length ?? 0;
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, sendInTurn));
  return isAlone;
}

async function lagMs({ db, clock }: NudgeDeps): Promise<number> {
  const now = clock();
  const oldest = await longestOverdue(db, now);
  return oldest ? now.getTime() - oldest.getTime() : 0;
}

/** Recipients of one workspace with about `subjectsAtOnce` subjects. */
interface Page {
  workspaceId: string;
  recipientIds: string[];
}

function pagesOf(due: readonly DueRecipient[]): Page[] {
  const pages: (Page & { subjects: number })[] = [];
  for (const { workspaceId, recipientId, subjects } of due) {
    const last = pages.find(
      (page) => page.workspaceId === workspaceId && page.subjects + subjects <= subjectsAtOnce,
    );
    if (!last) {
      pages.push({ workspaceId, recipientIds: [recipientId], subjects });
      continue;
    }
    last.recipientIds.push(recipientId);
    last.subjects += subjects;
  }
  return pages;
}

/** Null: another process has claimed one of them. What can't be decided is postponed. */
async function sendPage(deps: NudgeDeps, page: Page, nextTurn: () => Date): Promise<NudgesDue | null> {
  try {
    return await deps.db.transaction((tx) => decideAndStore(deps, tx, page, nextTurn));
  } catch (error) {
    if (error instanceof ClaimedElsewhere) return null;
    throw error;
  }
}

/** A nudge was claimed by another process since the ledger was read. */
class ClaimedElsewhere extends Error {}

async function decideAndStore(
  deps: NudgeDeps,
  tx: Transaction,
  { workspaceId, recipientIds }: Page,
  nextTurn: () => Date,
): Promise<NudgesDue> {
  const { policy, clock } = deps;
  const now = clock();
  await planAfresh(tx);
  const names = await dueSubjects(tx, workspaceId, { recipientIds, now, limit: subjectsAtOnce });
  const subjects = subjectsNamed(names);
  const { rows, decided } = await loadRows({ db: tx, policy, now }, workspaceId, subjects);
  const question = { policy, now, decided, recipients: new Set(recipientIds) };
  const { decision, faulty } = decideSoundRows(deps, workspaceId, rows, (some) => decideTick(some, question));
  const { due, next } = decision;
  if (!(await claimNudges(tx, workspaceId, { ...due, at: now }))) throw new ClaimedElsewhere();
  await storeMessages(deps, tx, workspaceId, { nudges: due.nudges, now, nextTurn });
  await saveSchedule(tx, workspaceId, { subjects: namesOf(subjects, faulty), times: next });
  const until = new Date(now.getTime() + faultPauseMs);
  if (faulty.size > 0) await postponeSubjects(tx, workspaceId, { subjects: [...faulty], until });
  return due;
}

async function storeMessages(
  deps: NudgeDeps,
  tx: Transaction,
  workspaceId: string,
  { nudges, now, nextTurn }: { nudges: readonly Nudge[]; now: Date; nextTurn: () => Date },
): Promise<void> {
  for (const some of groupBy(nudges, (nudge) => String(incidentOfNudge(nudge))).values()) {
    const effects = some.map((nudge) => effectOf(nudge, { now, nextTurn }));
    const cause = { trace: deps.newTrace(), at: now, askedBy: null };
    await storeEffects(deps, tx, { workspaceId, number: incidentOfNudge(some[0]) }, { effects, cause });
  }
}

function effectOf({ key, to }: Nudge, { now, nextTurn }: { now: Date; nextTurn: () => Date }): NewEffect {
  return 'user' in to
    ? { key, effect: { kind: 'send_digest', userId: to.user, nudge: key }, notBefore: nextTurn() }
    : { key, effect: { kind: 'send_nudge', nudge: key }, notBefore: now };
}
