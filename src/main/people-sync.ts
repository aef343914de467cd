import type { Database } from '../db/database.js';
import { storeNames } from '../db/queries/people/names.js';
import { storeGroup } from '../db/queries/people/user-groups.js';
import { storeUsers } from '../db/queries/people/users.js';
import type { Log } from '../log.js';
import {
  readChannelName,
  readChannelNames,
  readGroup,
  readGroupNames,
  readUser,
  readUsers,
} from '../slack/directory.js';
import type { Installation } from '../slack/installation.js';
import type { Told } from '../slack/read-answer.js';
import { errorOf } from '../slack/web-api.js';
import type { UserLookups } from '../workflows/people/directory.js';
import { coalescedRunner } from './coalesced-runner.js';

/** Keeps what is known of people fresh; nobody waits for it. */
export interface People extends UserLookups {
  /** Reads everybody in the workspace, the policy's user groups and what channels are called anew. Resolves when it is done, or has to wait. */
  readAll(): Promise<void>;
  /** Reads the policy's user groups, and what all groups are called, anew. */
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
  const failed = (error: unknown): void => log.error('people_sync_failed', { error });
  const users = openList(options, { what: 'users', read: readUsersPage });
  const channels = openList(options, { what: 'channels', read: readChannelsPage });
  const wanted = new Set<string>();
  const nobody = new Set<string>();
  const asked = openAsked(options.clock);

  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    for (const id of slack ? wanted : []) {
      if (!slack || isEnding()) return;
      const waitMs = await askAfter(options, slack, { id, nobody });
      if (waitMs !== null) return runner.wakeIn(waitMs);
      wanted.delete(id);
    }
  }, failed);
  const want = (workspaceId: string, id: string, everyMs: number): void => {
    if (installed()?.workspaceId !== workspaceId || !asked.isDue(id, everyMs)) return;
    wanted.add(id);
    void runner.wake();
  };
  const readGroups = (): Promise<void> => {
    for (const id of [...groupIds, allGroups]) wanted.add(id);
    return runner.wake();
  };
  return {
    person: (workspaceId, userId) => want(workspaceId, userId, freshMs),
    group: (workspaceId, groupId, why) => want(workspaceId, groupId, why?.isChanged ? 0 : groupFreshMs),
    channel: (workspaceId, channelId) => want(workspaceId, channelId, freshMs),
    isNobody: (_workspaceId, userId) => nobody.has(userId),
    readGroups,
    readAll: async () => void (await Promise.all([users.begin(), channels.begin(), readGroups()])),
    stop: async () => void (await Promise.all([users.stop(), channels.stop(), runner.stop()])),
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

/** Stands among what is wanted for what all user groups are called. */
const allGroups = 'groups';

/** Asks Slack about one user, user group or channel and stores the answer. Gives null, or after how long to ask again. */
async function askAfter(
  { db, clock, newTrace }: PeopleOptions,
  { call, workspaceId }: Installation,
  { id, nobody }: { id: string; nobody: Set<string> },
): Promise<number | null> {
  const at = clock();
  const trace = newTrace();
  if (id === allGroups || id.startsWith('C')) {
    const answer =
      id === allGroups
        ? await readGroupNames(call, trace)
        : await readChannelName(call, { channelId: id, trace });
    if (answer.kind === 'ok') await storeNames(db, workspaceId, { names: answer.told, at });
    return waitAfter(answer);
  }
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

/** One page of a list: how it is read and stored, and how many there were on it. */
type ReadPage = (
  options: PeopleOptions,
  slack: Installation,
  page: { next: string | null; trace: string; at: Date },
) => Promise<Told<{ count: number; next: string | null }>>;

const readUsersPage: ReadPage = async ({ db }, { call, workspaceId }, { at, ...page }) => {
  const answer = await readUsers(call, workspaceId, page);
  if (answer.kind !== 'ok') return answer;
  const { users, next } = answer.told;
  await storeUsers(db, workspaceId, { users, at });
  return { kind: 'ok', told: { count: users.length, next } };
};

const readChannelsPage: ReadPage = async ({ db }, { call, workspaceId }, { at, ...page }) => {
  const answer = await readChannelNames(call, page);
  if (answer.kind !== 'ok') return answer;
  const { names, next } = answer.told;
  await storeNames(db, workspaceId, { names, at });
  return { kind: 'ok', told: { count: names.length, next } };
};

/** Reads a list page by page; each page is stored as it comes, and none is kept. */
function openList(options: PeopleOptions, { what, read }: { what: 'users' | 'channels'; read: ReadPage }) {
  const { clock, installed, newTrace, log } = options;
  /** Slack's cursor: null at the beginning; undefined: nothing is to be read. */
  let next: string | null | undefined;
  let count = 0;
  const runner = coalescedRunner(
    async (isEnding) => {
      const slack = installed();
      while (slack && next !== undefined && !isEnding()) {
        const answer = await read(options, slack, { next, trace: newTrace(), at: clock() });
        if (answer.kind !== 'ok') {
          if (answer.kind === 'refused') next = null;
          if (answer.kind !== 'limited') log.warn(`${what}_unread`, { error: errorOf(answer) });
          return runner.wakeIn(waitAfter(answer) ?? afterRefusalMs);
        }
        count += answer.told.count;
        next = answer.told.next ?? undefined;
        if (next === undefined) log.info(`${what}_read`, { [what]: count });
      }
    },
    (error) => {
      log.error('people_sync_failed', { error });
      runner.wakeIn(afterSilenceMs);
    },
  );
  return {
    begin(): Promise<void> {
      next = null;
      count = 0;
      return runner.wake();
    },
    stop: () => runner.stop(),
  };
}
