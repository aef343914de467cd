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
import { groupBy } from '../../domain/group-by.js';
import { incidentOfNudge, type Nudge } from '../../domain/nudges/nudge.js';
import { type NudgesDue, nudgesDue } from '../../domain/nudges/nudges-due.js';
import { storeEffects } from '../delivery/store-effects.js';
import { type LoadedRows, loadRows, type Subjects, subjectsNamed } from './load-rows.js';
import type { NudgeDeps } from './nudge-deps.js';
import { namesOf, scheduleChanged, timesOf } from './schedule-changed.js';

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
const recipientsAtOnce = 1_000;
const subjectsAtOnce = 1_000;
/** What can't be decided is looked at again after this time. */
const faultPauseMs = 60 * 60_000;

/**
 * Stores all nudges that are due by now, each once, to be delivered as effects. What is due is decided by `nudgesDue`
 * and claimed in the ledger in the same transaction, so several processes may do this at once, and a process may be killed
 * at any time.
 */
export async function sendDueNudges(deps: NudgeDeps): Promise<NudgeTick> {
  const scheduled = await scheduleChanged(deps);
  const tick = { nudges: 0, dropped: 0, scheduled, lagMs: await lagMs(deps) };
  while (!deps.isEnding()) {
    const due = await dueRecipients(deps.db, deps.clock(), recipientsAtOnce);
    if (due.length === 0) break;
    for (const page of pagesOf(due)) {
      if (deps.isEnding()) break;
      const sent = await sendPage(deps, page);
      if (sent === null) return tick; // another process sends them
      tick.nudges += sent.nudges.length;
      tick.dropped += sent.dropped.length;
    }
  }
  return tick;
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

/** Null: another process has claimed one of them. What can't be decided is set aside, recipient by recipient. */
async function sendPage(deps: NudgeDeps, page: Page): Promise<NudgesDue | null> {
  let found: Subjects = { actionItems: [], incidents: [] };
  try {
    return await deps.db.transaction(async (tx) => {
      const now = deps.clock();
      found = await subjectsDue(tx, page, now);
      const loaded = await loadRows({ db: tx, policy: deps.policy, now }, page.workspaceId, found);
      const recipients = new Set(page.recipientIds);
      const { policy } = deps;
      const due = decideOrReport(() =>
        nudgesDue(loaded.rows, { policy, now, decided: loaded.decided, recipients }),
      );
      await store(deps, tx, page.workspaceId, { found, loaded, due, now });
      return due;
    });
  } catch (error) {
    if (error instanceof ClaimedElsewhere) return null;
    if (!(error instanceof Undecidable)) throw error;
    return setAside(deps, page, { found, error: error.cause });
  }
}

/** A nudge was claimed by another process since the ledger was read. */
class ClaimedElsewhere extends Error {}

/** A row for which what is due can't be computed. */
class Undecidable extends Error {}

function decideOrReport<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    throw new Undecidable('This row makes it impossible to decide what is due.', { cause: error });
  }
}

async function subjectsDue(tx: Transaction, page: Page, now: Date): Promise<Subjects> {
  const { workspaceId, recipientIds } = page;
  const names = await dueSubjects(tx, workspaceId, { recipientIds, now, limit: subjectsAtOnce });
  return subjectsNamed(names);
}

async function store(
  deps: NudgeDeps,
  tx: Transaction,
  workspaceId: string,
  { found, loaded, due, now }: { found: Subjects; loaded: LoadedRows; due: NudgesDue; now: Date },
): Promise<void> {
  const isClaimed = await claimNudges(tx, workspaceId, { ...due, at: now });
  if (!isClaimed) throw new ClaimedElsewhere();
  await storeMessages(deps, tx, workspaceId, { nudges: due.nudges, now });
  const claimed = due.nudges.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]);
  const decided = new Set([...loaded.decided, ...claimed, ...due.dropped.map(({ key }) => key)]);
  const subjects = namesOf(found);
  const times = timesOf(deps, workspaceId, { rows: loaded.rows, decided }, now);
  await saveSchedule(tx, workspaceId, { subjects, times });
}

async function storeMessages(
  deps: NudgeDeps,
  tx: Transaction,
  workspaceId: string,
  { nudges, now }: { nudges: readonly Nudge[]; now: Date },
): Promise<void> {
  for (const some of groupBy(nudges, (nudge) => String(incidentOfNudge(nudge))).values()) {
    const effects = some.map((nudge) => effectOf(nudge, now));
    const cause = { trace: deps.newTrace(), at: now, askedBy: null };
    await storeEffects(deps, tx, { workspaceId, number: incidentOfNudge(some[0]) }, { effects, cause });
  }
}

function effectOf({ key, to }: Nudge, now: Date): NewEffect {
  const effect =
    'user' in to
      ? ({ kind: 'send_digest', userId: to.user, nudge: key } as const)
      : ({ kind: 'send_nudge', nudge: key } as const);
  return { key, effect, notBefore: now };
}

/** Postpones what can't be decided; a page of several recipients is tried again, one by one. */
async function setAside(
  deps: NudgeDeps,
  { workspaceId, recipientIds }: Page,
  { found, error }: { found: Subjects; error: unknown },
): Promise<NudgesDue | null> {
  if (recipientIds.length === 1) {
    const subjects = namesOf(found);
    deps.onFault(workspaceId, subjects, error);
    const until = new Date(deps.clock().getTime() + faultPauseMs);
    await postponeSubjects(deps.db, workspaceId, { subjects, until });
    return { nudges: [], waiting: [], dropped: [], nextAt: null };
  }
  const all: NudgesDue = { nudges: [], waiting: [], dropped: [], nextAt: null };
  for (const recipientId of recipientIds) {
    const one = await sendPage(deps, { workspaceId, recipientIds: [recipientId] });
    if (one === null) return null;
    all.nudges.push(...one.nudges);
    all.dropped.push(...one.dropped);
  }
  return all;
}
