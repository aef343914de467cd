import type { Database } from '../../db/database.js';
import { storeNames } from '../../db/queries/people/names.js';
import { storeGroup } from '../../db/queries/people/user-groups.js';
import type { Log } from '../../log.js';
import type { Installation } from '../../slack/installation.js';
import {
  readChannelName,
  readChannelNames,
  readGroup,
  readGroupNames,
  readUser,
  readUsers,
} from '../../slack/read/directory.js';
import type { SlackResult } from '../../slack/read/read-answer.js';
import { errorOf } from '../../slack/web-api.js';
import type { UserLookups } from '../../workflows/people/directory.js';
import { storeUsers } from '../../workflows/people/store-user.js';
import { coalescedRunner } from '../coalesced-runner.js';

/** Syncs users, user groups and channel names from Slack in the background. */
export interface People extends UserLookups {
  /** Syncs all users, the policy's user groups and channel names. Resolves when done, or when it has to wait. */
  syncAll(): Promise<void>;
  /** Syncs the policy's user groups and the names of all user groups. */
  syncGroups(): Promise<void>;
  stop(): Promise<void>;
}

export interface PeopleOptions {
  db: Database;
  clock: () => Date;
  installed: () => Installation | null;
  newTrace: () => string;
  log: Log;
  /** User groups named in the policy. */
  groupIds: () => string[];
}

/** Looks the same user up at most this often. */
const userIntervalMs = 600_000;
const groupIntervalMs = 60_000;
const maxRemembered = 10_000;
const afterNoAnswerMs = 5_000;
const afterRejectionMs = 600_000;

export function openPeople(options: PeopleOptions): People {
  const { installed, log, groupIds } = options;
  const failed = (error: unknown): void => log.error('people_sync_failed', { error });
  const users = openList(options, { what: 'users', read: readUsersPage });
  const channels = openList(options, { what: 'channels', read: readChannelsPage });
  const queued = new Set<string>();
  const unknownUsers = new Set<string>();
  const lookups = openLookupLog(options.clock);

  const runner = coalescedRunner(async (isEnding) => {
    const slack = installed();
    for (const id of slack ? queued : []) {
      if (!slack || isEnding()) return;
      queued.delete(id); // before the lookup: a change during it queues another one
      const again = () => queued.add(id);
      const waitMs = await lookUp(options, slack, { id, unknownUsers }).catch((error: unknown) => {
        again();
        throw error;
      });
      if (waitMs === null) continue;
      again();
      return runner.wakeIn(waitMs);
    }
  }, failed);
  const queue = (workspaceId: string, id: string, everyMs: number): void => {
    if (installed()?.workspaceId !== workspaceId || !lookups.isDue(id, everyMs)) return;
    queued.add(id);
    void runner.wake();
  };
  const syncGroups = (): Promise<void> => {
    for (const id of [...groupIds(), allGroups]) queued.add(id);
    return runner.wake();
  };
  return {
    person: (workspaceId, userId) => queue(workspaceId, userId, userIntervalMs),
    group: (workspaceId, groupId, why) => queue(workspaceId, groupId, why?.isChanged ? 0 : groupIntervalMs),
    channel: (workspaceId, channelId) => queue(workspaceId, channelId, userIntervalMs),
    isNobody: (_workspaceId, userId) => unknownUsers.has(userId),
    syncGroups,
    syncAll: async () => void (await Promise.all([users.begin(), channels.begin(), syncGroups()])),
    stop: async () => void (await Promise.all([users.stop(), channels.stop(), runner.stop()])),
  };
}

/** Remembers when each id was last looked up; forgets everything once it is full. */
function openLookupLog(clock: () => Date) {
  const lookups = new Map<string, number>();
  return {
    /** Whether the last lookup is older than `everyMs`; if so, records one now. */
    isDue(id: string, everyMs: number): boolean {
      const now = clock().getTime();
      if (now - (lookups.get(id) ?? 0) < everyMs) return false;
      if (lookups.size >= maxRemembered) lookups.clear();
      lookups.set(id, now);
      return true;
    },
  };
}

/** The queued id that stands for the names of all user groups. */
const allGroups = 'groups';

/**
 * Looks up one user, user group or channel and stores the result. Returns null, or the milliseconds until a retry.
 */
async function lookUp(
  { db, clock, newTrace }: PeopleOptions,
  { call, workspaceId }: Installation,
  { id, unknownUsers }: { id: string; unknownUsers: Set<string> },
): Promise<number | null> {
  const at = clock();
  const trace = newTrace();
  if (id === allGroups || id.startsWith('C')) {
    const answer =
      id === allGroups
        ? await readGroupNames(call, trace)
        : await readChannelName(call, { channelId: id, trace });
    if (answer.kind === 'ok') await storeNames(db, workspaceId, { names: answer.value, at });
    return waitAfter(answer);
  }
  if (id.startsWith('S')) {
    const answer = await readGroup(call, { groupId: id, trace });
    if (answer.kind === 'ok') await storeGroup(db, { workspaceId, groupId: id, userIds: answer.value, at });
    return waitAfter(answer);
  }
  const answer = await readUser(call, workspaceId, { userId: id, trace });
  if (answer.kind === 'ok' && answer.value) await storeUsers(db, workspaceId, { users: [answer.value], at });
  if (answer.kind === 'ok' && !answer.value) {
    if (unknownUsers.size >= maxRemembered) unknownUsers.clear();
    unknownUsers.add(id);
  } else if (answer.kind === 'ok') unknownUsers.delete(id);
  return waitAfter(answer);
}

/** Slack's rejections are not retried: the next reason to look up is soon enough. */
function waitAfter(answer: SlackResult<unknown>): number | null {
  if (answer.kind === 'limited') return answer.afterMs;
  return answer.kind === 'silent' ? afterNoAnswerMs : null;
}

/** Reads and stores one page of a list; returns how many items it had. */
type ReadPage = (
  options: PeopleOptions,
  slack: Installation,
  page: { next: string | null; trace: string; at: Date },
) => Promise<SlackResult<{ count: number; next: string | null }>>;

const readUsersPage: ReadPage = async ({ db }, { call, workspaceId }, { at, ...page }) => {
  const answer = await readUsers(call, workspaceId, page);
  if (answer.kind !== 'ok') return answer;
  const { users, next } = answer.value;
  await storeUsers(db, workspaceId, { users, at });
  return { kind: 'ok', value: { count: users.length, next } };
};

const readChannelsPage: ReadPage = async ({ db }, { call, workspaceId }, { at, ...page }) => {
  const answer = await readChannelNames(call, page);
  if (answer.kind !== 'ok') return answer;
  const { names, next } = answer.value;
  await storeNames(db, workspaceId, { names, at });
  return { kind: 'ok', value: { count: names.length, next } };
};

/** Reads a list page by page and stores each page as it comes. */
function openList(options: PeopleOptions, { what, read }: { what: 'users' | 'channels'; read: ReadPage }) {
  const { clock, installed, newTrace, log } = options;
  /** Slack's cursor: null for the first page; undefined when there is nothing to read. */
  let next: string | null | undefined;
  let count = 0;
  /** Whether to start over, even in the middle of the list. */
  let isNew = false;
  const runner = coalescedRunner(
    async (isEnding) => {
      const slack = installed();
      while (slack && !isEnding()) {
        if (isNew) [isNew, next, count] = [false, null, 0];
        if (next === undefined) return;
        const trace = newTrace();
        const answer = await read(options, slack, { next, trace, at: clock() });
        if (answer.kind !== 'ok') {
          if (answer.kind === 'rejected') next = null;
          if (answer.kind !== 'limited')
            log.warn('list_sync_failed', { trace, list: what, error: errorOf(answer) });
          return runner.wakeIn(waitAfter(answer) ?? afterRejectionMs);
        }
        count += answer.value.count;
        next = answer.value.next ?? undefined;
        if (next === undefined) log.info('list_synced', { trace, list: what, count });
      }
    },
    (error) => {
      log.error('people_sync_failed', { error });
      runner.wakeIn(afterNoAnswerMs);
    },
  );
  return {
    begin(): Promise<void> {
      isNew = true;
      return runner.wake();
    },
    stop: () => runner.stop(),
  };
}
