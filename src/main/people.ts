import type { Database } from '../db/database.js';
import { storeGroup } from '../db/queries/user-groups.js';
import { storeUsers } from '../db/queries/users.js';
import type { Log } from '../log.js';
import { readGroup, readUser, readUsers } from '../slack/directory.js';
import type { Installation } from '../slack/installation.js';
import type { Told } from '../slack/read-answer.js';
import { errorOf } from '../slack/web-api.js';
import type { LookUps } from '../workflows/people/directory.js';
import { openRounds } from './rounds.js';

/** Keeps what is known of people fresh; nobody waits for it. */
export interface People extends LookUps {
  /** Reads everybody in the workspace, and the policy's user groups, anew. Resolves when it is done, or has to wait. */
  readAll(): Promise<void>;
  /** Reads the policy's user groups anew. */
  readGroups(): Promise<void>;
  stop(): Promise<void>;
}

export interface PeopleOptions {
  db: Database;
  clock: () => Date;
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
  /** The user groups that the policy names. */
  groupIds: string[];
}

/** Somebody who acts is asked after at most so often. */
const freshMs = 600_000;
const groupFreshMs = 60_000;
const maxRemembered = 10_000;
const afterSilenceMs = 5_000;
const afterRefusalMs = 600_000;

export function openPeople(options: PeopleOptions): People {
  const { installed, log, groupIds } = options;
  const failed = (error: unknown): void => log.error('people_failed', { error });
  const list = openList(options);
  const wanted = new Set<string>();
  const nobody = new Set<string>();
  const asked = openAsked(options.clock);

  const rounds = openRounds(async (isEnding) => {
    const slack = installed();
    for (const id of slack ? wanted : []) {
      if (!slack || isEnding()) return;
      const waitMs = await askAfter(options, slack, { id, nobody });
      if (waitMs !== null) return rounds.wakeIn(waitMs);
      wanted.delete(id);
    }
  }, failed);
  const want = (workspaceId: string, id: string, everyMs: number): void => {
    if (installed()?.workspaceId !== workspaceId || !asked.isDue(id, everyMs)) return;
    wanted.add(id);
    void rounds.wake();
  };
  const readGroups = (): Promise<void> => {
    for (const id of groupIds) wanted.add(id);
    return rounds.wake();
  };
  return {
    person: (workspaceId, userId) => want(workspaceId, userId, freshMs),
    group: (workspaceId, groupId, why) => want(workspaceId, groupId, why?.isChanged ? 0 : groupFreshMs),
    isNobody: (_workspaceId, userId) => nobody.has(userId),
    readGroups,
    readAll: async () => void (await Promise.all([list.begin(), readGroups()])),
    stop: async () => void (await Promise.all([list.stop(), rounds.stop()])),
  };
}

/** Remembers what was asked when, the latest of it. */
function openAsked(clock: () => Date) {
  const asked = new Map<string, number>();
  return {
    /** Whether it was not asked in the last `everyMs`; then it counts as asked now. */
    isDue(id: string, everyMs: number): boolean {
      const now = clock().getTime();
      if (now - (asked.get(id) ?? 0) < everyMs) return false;
      if (asked.size >= maxRemembered) asked.clear();
      asked.set(id, now);
      return true;
    },
  };
}

/** Asks Slack about one user or user group and stores the answer. Gives null, or after how long to ask again. */
async function askAfter(
  { db, clock, newTrace }: PeopleOptions,
  { call, workspaceId }: Installation,
  { id, nobody }: { id: string; nobody: Set<string> },
): Promise<number | null> {
  const at = clock();
  const trace = newTrace();
  if (id.startsWith('S')) {
    const answer = await readGroup(call, { groupId: id, trace });
    if (answer.kind === 'ok') await storeGroup(db, { workspaceId, groupId: id, userIds: answer.told, at });
    return waitAfter(answer);
  }
  const answer = await readUser(call, workspaceId, { userId: id, trace });
  if (answer.kind === 'ok' && answer.told) await storeUsers(db, workspaceId, { users: [answer.told], at });
  if (answer.kind === 'ok' && !answer.told) {
    if (nobody.size >= maxRemembered) nobody.clear();
    nobody.add(id);
  } else if (answer.kind === 'ok') nobody.delete(id);
  return waitAfter(answer);
}

/** Where Slack refuses, it is asked again when there is a reason to. */
function waitAfter(answer: Told<unknown>): number | null {
  if (answer.kind === 'limited') return answer.afterMs;
  return answer.kind === 'silent' ? afterSilenceMs : null;
}

/** Reads everybody page by page; each page is stored as it comes, and none is kept. */
function openList({ db, clock, installed, newTrace, log }: PeopleOptions) {
  /** Slack's cursor: null at the beginning; undefined: nothing is to be read. */
  let next: string | null | undefined;
  let users = 0;
  const rounds = openRounds(
    async (isEnding) => {
      const slack = installed();
      while (slack && next !== undefined && !isEnding()) {
        const at = clock();
        const answer = await readUsers(slack.call, slack.workspaceId, { next, trace: newTrace() });
        if (answer.kind !== 'ok') {
          if (answer.kind === 'refused') next = null;
          if (answer.kind !== 'limited') log.warn('users_unread', { error: errorOf(answer) });
          return rounds.wakeIn(waitAfter(answer) ?? afterRefusalMs);
        }
        await storeUsers(db, slack.workspaceId, { users: answer.told.users, at });
        users += answer.told.users.length;
        next = answer.told.next ?? undefined;
        if (next === undefined) log.info('users_read', { users });
      }
    },
    (error) => {
      log.error('people_failed', { error });
      rounds.wakeIn(afterSilenceMs);
    },
  );
  return {
    begin(): Promise<void> {
      next = null;
      users = 0;
      return rounds.wake();
    },
    stop: () => rounds.stop(),
  };
}
