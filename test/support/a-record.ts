import { onTestFinished } from 'vitest';
import type { Database, UnreadableValue } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { takeSnapshot } from '../../src/db/queries/snapshot.js';
import { insertEntries } from '../../src/db/queries/timeline/timeline-entries.js';
import type { Verdict } from '../../src/domain/timeline/hash-chain/verdict.js';
import type { MarkKind } from '../../src/domain/timeline/messages/observed-mark.js';
import type { ObservedMessage } from '../../src/domain/timeline/messages/observed-message.js';
import { sha256 } from '../../src/main/sha256.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';
import { markMessage } from '../../src/workflows/timeline/mark-message.js';
import {
  type ProcessDeps,
  processRecordChanges,
} from '../../src/workflows/timeline/process-record-changes.js';
import { verifyRecord } from '../../src/workflows/timeline/verify-record.js';
import { anIncident, at } from './an-incident.js';
import { ask } from './ask.js';
import { processDeps } from './process-records.js';
import { aDatabase } from './test-database.js';

/** INC-42 in its own database, fed with events as Slack sends them. */
export interface ARecord {
  db: Database;
  databaseUrl: string;
  /** What could not be read so far. */
  unreadable: UnreadableValue[];
  deps: ProcessDeps;
  notes(text: string): Promise<void>;
  /** Adds the `n`th message of the channel, posted `n` seconds after 14:02. */
  posts(n: number, text: string): Promise<void>;
  edits(n: number, before: string, text: string): Promise<void>;
  deletes(n: number, text: string): Promise<void>;
  marks(n: number, more?: { kind?: MarkKind; isOn?: boolean; step?: number }): Promise<void>;
  /** Processes pending changes of the record. */
  processChanges(): Promise<{ isSomeLeft: boolean }>;
  /** Another process that works on records. */
  another(): ProcessDeps;
  /** Runs SQL that anyone with write access to the database could run. */
  alter(sql: string): Promise<void>;
  /** Returns what `check` reports after this SQL, and rolls it back. */
  checkAltered(sql: string): Promise<Verdict>;
  check(knownHead?: string | null): Promise<Verdict>;
}

/** Slack timestamp of this many seconds after 14:02. */
export const stamp = (seconds: number) => `${1_795_442_520 + seconds}.000100`;

export async function aRecord(): Promise<ARecord> {
  const database = await aDatabase();
  const pools: Database[] = [];
  const unreadable: UnreadableValue[] = [];
  const aPool = () => {
    const pool = openDatabase({
      ...{ url: database.url, maxConnections: 4 },
      onUnreadable: (what) => void unreadable.push(what),
    });
    pools.push(pool);
    return pool;
  };
  onTestFinished(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await database.drop();
  });
  const db = aPool();
  const incident = anIncident();
  await insertIncident(db, incident, at('14:02'));
  const deps = processDeps(db, at('14:30'));
  return {
    ...{ db, databaseUrl: database.url, unreadable, deps },
    notes: (text) => insertEntries(db, incident, [aNote(text)]),
    posts: (n, text) => openCapture(deps)({ kind: 'posted', message: aMessage(n, text) }),
    edits: (n, before, text) => {
      const message = aMessage(n, text, stamp(100 + n));
      return openCapture(deps)({ kind: 'edited', message, before: aMessage(n, before) });
    },
    deletes: (n, text) => openCapture(deps)({ kind: 'deleted', message: aMessage(n, text), at: at('14:20') }),
    marks: (n, { kind = 'pin', isOn = true, step = 0 } = {}) => {
      const mark = { kind, name: '', byId: 'U7', isOn, version: stamp(200 + n + step), note: null };
      return markMessage(deps, { ...place(n), ...mark }, 'trace');
    },
    processChanges: () => processRecordChanges(deps),
    another: () => ({ ...deps, db: aPool() }),
    alter: async (sql) => void (await ask(database.url, sql)),
    checkAltered: (sql) =>
      db.transaction(async (tx) => {
        await tx.run('savepoint untouched');
        await tx.run(sql);
        const verdict = await verifyRecord(tx, incident, { sha256, knownHead: null });
        await tx.run('rollback to untouched');
        return verdict;
      }),
    check: (knownHead = null) =>
      db.transaction(async (tx) => {
        await takeSnapshot(tx);
        return verifyRecord(tx, incident, { sha256, knownHead });
      }),
  };
}

function aNote(text: string) {
  const event = { kind: 'noted', text, at: at('14:03').toISOString() } as const;
  return { occurredAt: at('14:03'), source: 'command', authorId: 'U1', event } as const;
}

function place(n: number) {
  return { workspaceId: 'T1', channelId: 'C42', ts: stamp(n) };
}

function aMessage(n: number, text: string, version = stamp(n)): ObservedMessage {
  const by = { isBroadcast: false, authorId: `U${n}`, authorName: null, isBot: false };
  return { ...place(n), threadTs: null, ...by, version, content: { text, files: [] } };
}
