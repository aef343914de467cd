import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryPage, ReadMessage } from '../../../src/domain/timeline/channel-sync/channel-history.js';
import type {
  ChannelSync,
  ChannelSyncEvent,
  Progress,
  Reading,
} from '../../../src/domain/timeline/channel-sync/channel-sync.js';
import type { SyncScope } from '../../../src/domain/timeline/channel-sync/sync-scope.js';
import { transition } from '../../../src/domain/timeline/channel-sync/transition.js';

const stamp = (n: number) => `${1_795_442_400 + n}.000100`;
const full: SyncScope = { kind: 'full' };

const ts = fc.nat(50).map(stamp);
const scope: fc.Arbitrary<SyncScope> = fc.oneof(
  fc.constant(full),
  ts.map((quietBefore): SyncScope => ({ kind: 'quick', quietBefore })),
);
const progress: fc.Arbitrary<Progress> = fc.record({
  scope,
  before: fc.option(ts),
  hasMore: fc.boolean(),
  unlisted: fc.array(ts, { maxLength: 1 }),
  read: fc.constantFrom(0, 200, 20_000),
  failures: fc.constantFrom(0, 1, 30, 30),
  skipped: fc.constant([]),
});
const reading: fc.Arbitrary<Reading> = fc.oneof(
  progress.map((one): Reading => ({ kind: 'reading_pages', ...one })),
  fc
    .record({
      thread: ts,
      position: fc.option(fc.record({ next: fc.constantFrom('one', 'two'), after: ts }), { freq: 1 }),
      isRestarted: fc.boolean(),
      threads: fc.array(ts, { maxLength: 1 }),
    })
    .chain((more) => progress.map((one): Reading => ({ kind: 'reading_threads', ...one, ...more }))),
  fc.tuple(progress, ts).map(([one, it]): Reading => ({ kind: 'checking_unlisted', ...one, ts: it })),
  progress.map((one): Reading => ({ kind: 'reading_pins', ...one })),
);
const anyState: fc.Arbitrary<ChannelSync> = fc.oneof(
  { weight: 5, arbitrary: reading },
  fc.constant<ChannelSync>({ kind: 'idle' }),
  reading.map((resume): ChannelSync => ({ kind: 'waiting', cause: 'limit', afterMs: 1_000, resume })),
  scope.map((of): ChannelSync => ({ kind: 'stopped', scope: of, error: 'missing_scope', before: null })),
  scope.map((of): ChannelSync => ({ kind: 'done', scope: of, read: 0, incompleteBefore: null, skipped: [] })),
);

const anyMessage: fc.Arbitrary<ReadMessage> = fc.record({
  message: fc.constant(null),
  ts,
  isGone: fc.constant(false),
  replies: fc.constantFrom(0, 2),
  latestReply: fc.option(ts),
  reactions: fc.constant([]),
});
const messages = fc.array(anyMessage, { maxLength: 2 });
const list = fc.array(ts, { maxLength: 2 });
const anyEvent: fc.Arbitrary<ChannelSyncEvent> = fc.oneof(
  scope.map((of): ChannelSyncEvent => ({ kind: 'requested', scope: of })),
  fc
    .record({ messages, hasMore: fc.boolean(), isLimited: fc.boolean() })
    .chain((page) =>
      list.map((unlisted): ChannelSyncEvent => ({ kind: 'page_read', page, stored: [], unlisted })),
    ),
  fc
    .record({ messages, next: fc.constantFrom(null, 'one', 'two') })
    .chain((part) => list.map((unlisted): ChannelSyncEvent => ({ kind: 'thread_read', part, unlisted }))),
  fc.constantFrom<ChannelSyncEvent>(
    { kind: 'unlisted_checked' },
    { kind: 'pins_read' },
    { kind: 'limited', afterMs: 30_000 },
    { kind: 'failed', error: 'http 500', afterMs: 5_000 },
    { kind: 'rejected', error: 'missing_scope' },
    { kind: 'resumed' },
  ),
);

/** The rows of the table in the source: state and event → the next states. */
function tableOf(path: string): Map<string, string[]> {
  const rows = readFileSync(path, 'utf8').match(/^ \* \| [a-z]\w+ .*\|$/gm) ?? [];
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return new Map(
    cells.slice(1).map(([, state, event, next]) => [`${state} ${event}`, (next ?? '').split(', ')]),
  );
}

describe('the states of a channel sync', () => {
  it('change as the table says: each listed change happens, and no other', () => {
    const table = tableOf('src/domain/timeline/channel-sync/channel-sync.ts');
    const seen = new Map<string, Set<string>>();
    const changes = fc.sample(fc.tuple(anyState, anyEvent), { numRuns: 10_000, seed: 14 });
    for (const [state, event] of changes) {
      const next = transition(state, event);
      const pair = `${state.kind} ${event.kind}`;
      if (!table.has(pair)) expect(next, pair).toBe(state);
      else seen.set(pair, (seen.get(pair) ?? new Set()).add(next.kind));
    }
    const sorted = (all: Iterable<[string, Iterable<string>]>) =>
      [...all].map(([pair, next]) => `${pair}: ${[...next].toSorted().join()}`).toSorted();
    expect(sorted(seen)).toEqual(sorted(table));
  });

  it('have an answer to each event, whatever its content', () => {
    fc.assert(
      fc.property(anyState, anyEvent, (state, event) => {
        expect(transition(state, event).kind).toMatch(/^[a-z_]+$/);
      }),
    );
  });

  it('keep a full sync full when a quick one is requested while it fails', () => {
    const failing = stateAfter(
      started(full),
      { kind: 'failed', error: 'http 500', afterMs: 5_000 },
      { kind: 'resumed' },
    );
    const quick: SyncScope = { kind: 'quick', quietBefore: stamp(0) };
    expect(transition(failing, { kind: 'requested', scope: quick })).toMatchObject({
      scope: full,
      failures: 0,
    });
  });

  it('wait longer after each failure, at most a minute, and as long as Slack says after a rate limit', () => {
    let state = started(full);
    const pauses = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const waiting = transition(state, { kind: 'failed', error: 'http 500', afterMs: 5_000 });
      pauses.push(waiting.kind === 'waiting' && waiting.afterMs / 1_000);
      state = transition(waiting, { kind: 'resumed' });
    }
    expect(pauses).toEqual([5, 10, 20, 40, 60, 60]);
    expect(transition(state, { kind: 'limited', afterMs: 90_000 })).toMatchObject({ afterMs: 90_000 });
  });

  it('stop when Slack rejects a page, and say what is missing', () => {
    const page: HistoryPage = { messages: [written(7)], hasMore: true, isLimited: false };
    const state = stateAfter(
      started(full),
      { kind: 'page_read', page, stored: [], unlisted: [] },
      { kind: 'rejected', error: 'missing_scope' },
    );
    expect(state).toEqual({ kind: 'stopped', scope: full, error: 'missing_scope', before: stamp(7) });
  });
});

/** A channel in Slack: threads by the numbers of their first messages, newest first; every message is stored already. */
interface Channel {
  parents: number[];
  replies: number;
  pageSize: number;
  unlisted: number[];
}

const anyChannel: fc.Arbitrary<Channel> = fc
  .record({
    size: fc.nat(12),
    replies: fc.nat(3),
    pageSize: fc.integer({ min: 1, max: 4 }),
    unlisted: fc.nat(2),
  })
  .map(({ size, replies, pageSize, unlisted }) => ({
    parents: Array.from({ length: size }, (_, back) => size - back),
    ...{ replies, pageSize },
    unlisted: Array.from({ length: unlisted }, (_, n) => 100 + n),
  }));

/** What happens to a request. */
const outcomes = ['ok', 'limited', 'failed', 'crash', 'rejected'] as const;
type Outcome = (typeof outcomes)[number];

/** Fewer failures in a row than it takes to give a part up. */
const manyOf = (...these: Outcome[]) => fc.array(fc.constantFrom('ok', 'ok', ...these), { maxLength: 25 });

describe('a run of a channel sync', () => {
  it('ends, and reads each part once and in order, whatever happens in between', () => {
    fc.assert(
      fc.property(anyChannel, manyOf('limited', 'failed', 'crash'), (channel, all) => {
        const { parts, state } = run(channel, all);
        expect(state).toMatchObject({ kind: 'done', skipped: [] });
        expect(parts).toEqual(partsOf(channel));
      }),
    );
  });

  it('repeats one request after each crash', () => {
    fc.assert(
      fc.property(anyChannel, manyOf('crash'), (channel, all) => {
        const { asked, parts, crashes } = run(channel, all);
        expect(asked.length).toBe(parts.length + crashes);
      }),
    );
  });

  it('loses only what Slack rejects: a thread, a lookup or the pins; or what follows a rejected page', () => {
    fc.assert(
      fc.property(anyChannel, manyOf(...outcomes), (channel, all) => {
        const { parts, rejected, state } = run(channel, all);
        const isOther = (part: string) => !rejected.some((one) => subjectOf(one) === subjectOf(part));
        const others = partsOf(channel).filter(isOther);
        const read = parts.filter(isOther);
        expect(read).toEqual(state.kind === 'stopped' ? others.slice(0, read.length) : others);
      }),
    );
  });
});

function subjectOf(part: string): string {
  return part.split(' from ')[0] ?? part;
}

/** The parts of a channel, in the order in which they are read. */
function partsOf({ parents, replies, pageSize, unlisted }: Channel): string[] {
  const pages = Array.from({ length: Math.max(1, Math.ceil(parents.length / pageSize)) }, (_, page) => {
    const before = parents[page * pageSize - 1];
    const threads = replies > 0 ? parents.slice(page * pageSize, (page + 1) * pageSize) : [];
    return [
      `page before ${before === undefined ? null : stamp(before)}`,
      ...threads.flatMap((n) => [`thread ${stamp(n)} from its start`, `thread ${stamp(n)} from second`]),
      ...(page === 0 ? unlisted.map((n) => `lookup ${stamp(n)}`) : []),
    ];
  });
  return [...pages.flat(), 'pins'];
}

/** Runs a sync to its end. `asked`: every request; `parts`: those whose answers were stored. */
function run(channel: Channel, requests: Outcome[]) {
  const [asked, parts, rejected]: [string[], string[], string[]] = [[], [], []];
  const next = [...requests];
  let crashes = 0;
  let state: ChannelSync = started(full);
  for (let steps = 0; state.kind !== 'done' && state.kind !== 'stopped'; steps += 1) {
    if (steps > 1_000) throw new Error('The sync does not end.');
    const part = partOf(state);
    const what = part === null ? 'ok' : (next.shift() ?? 'ok');
    if (part !== null) asked.push(part);
    if (part !== null && what === 'ok') parts.push(part);
    if (part !== null && what === 'rejected') rejected.push(part);
    if (what === 'crash') crashes += 1;
    state = transition(state, eventOf(what, channel, state));
  }
  return { asked, parts, rejected, crashes, state };
}

function eventOf(what: Outcome, channel: Channel, state: ChannelSync): ChannelSyncEvent {
  switch (what) {
    case 'ok':
      return answerOf(channel, state);
    case 'crash':
      return { kind: 'resumed' };
    case 'limited':
      return { kind: 'limited', afterMs: 1_000 };
    case 'failed':
      return { kind: 'failed', error: 'http 500', afterMs: 1_000 };
    case 'rejected':
      return { kind: 'rejected', error: 'missing_scope' };
  }
}

/** What the sync asks for; null while it waits. */
function partOf(state: ChannelSync): string | null {
  switch (state.kind) {
    case 'reading_pages':
      return `page before ${state.before}`;
    case 'reading_threads':
      return `thread ${state.thread} from ${state.position?.next ?? 'its start'}`;
    case 'checking_unlisted':
      return `lookup ${state.ts}`;
    case 'reading_pins':
      return 'pins';
    default:
      return null;
  }
}

/** Slack's answer: pages of the channel, and threads in two parts. */
function answerOf(channel: Channel, state: ChannelSync): ChannelSyncEvent {
  switch (state.kind) {
    case 'reading_pages': {
      const older = channel.parents.filter((n) => state.before === null || stamp(n) < state.before);
      const messages = older.slice(0, channel.pageSize).map((n) => written(n, channel.replies));
      const page = { messages, hasMore: older.length > channel.pageSize, isLimited: false };
      return {
        kind: 'page_read',
        page,
        stored: [],
        unlisted: state.before ? [] : channel.unlisted.map(stamp),
      };
    }
    case 'reading_threads': {
      const isSecond = state.position !== null;
      const part = { messages: [written(isSecond ? 202 : 201)], next: isSecond ? null : 'second' };
      return { kind: 'thread_read', part, unlisted: [] };
    }
    case 'checking_unlisted':
      return { kind: 'unlisted_checked' };
    case 'reading_pins':
      return { kind: 'pins_read' };
    default:
      return { kind: 'resumed' };
  }
}

function written(n: number, replies = 0): ReadMessage {
  return { message: null, ts: stamp(n), isGone: false, replies, latestReply: null, reactions: [] };
}

function started(scope: SyncScope): ChannelSync {
  return transition({ kind: 'idle' }, { kind: 'requested', scope });
}

function stateAfter(state: ChannelSync, ...events: ChannelSyncEvent[]): ChannelSync {
  return events.reduce(transition, state);
}
