import { type Arena, openArena } from './arena.js';
import { type Comparison, compare, type Workload } from './compare.js';
import { atLeast, atMost, type Figure } from './figure.js';
import { heardEvent, typedCommand } from './payloads.js';
import { onStage } from './stage.js';
import { workspace } from './workspace.js';

const channelOf = ({ channelIds }: Arena, index: number) => channelIds[index % channelIds.length] ?? '';

const update: Workload = {
  name: '/incident update',
  request: (arena, index) =>
    typedCommand(
      `update rolled back build ${index}, errors fall`,
      channelOf(arena, index),
      arena.responseUrl,
    ),
  stored: (arena) => entries(arena, 'updated'),
  rounds: 4,
};

const show: Workload = {
  name: '/incident show',
  request: (arena, index) => typedCommand('show', channelOf(arena, index), arena.responseUrl),
  stored: null,
  rounds: 3,
};

const join: Workload = {
  name: 'member_joined_channel',
  request: (arena, index) =>
    heardEvent({
      type: 'member_joined_channel',
      user: someone(index),
      channel: channelOf(arena, index),
      channel_type: 'C',
      team: workspace.teamId,
    }),
  stored: null,
  rounds: 3,
};

const message: Workload = {
  name: 'message',
  request: (arena, index) =>
    heardEvent({
      type: 'message',
      user: someone(index),
      text: `p99 of payments is ${index} ms since 13:50, only the first provider.`,
      channel: channelOf(arena, index),
      channel_type: 'channel',
      ts: newTs(),
      team: workspace.teamId,
    }),
  stored: async ({ sql }) => countIn(await sql<Counted[]>`select count(*)::int as count from messages`),
  rounds: 3,
};

/** Measures commands per second against a bare Bolt app, and acknowledgement times. */
export function measureCommands(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const arena = await openArena(stage);
    const updates = await compare(arena, update);
    requireStored(update, updates);
    const shows = await compare(arena, show);
    return [
      ...rates(update, updates),
      ...processorTime(update, updates),
      ...delays(update, updates),
      ...rates(show, shows),
      ...processorTime(show, shows),
      ...delays(show, shows),
    ];
  });
}

/** Measures events per second against a bare Bolt app. */
export function measureEvents(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const arena = await openArena(stage);
    const joins = await compare(arena, join);
    const messages = await compare(arena, message);
    requireStored(message, messages);
    return [
      ...rates(join, joins),
      ...processorTime(join, joins),
      ...rates(message, messages),
      ...processorTime(message, messages),
    ];
  });
}

function rates({ name }: Workload, compared: Comparison): Figure[] {
  const { perSecond, ofBare, ofInsert, insertOfBare } = compared;
  const whole = (rate: number) => Math.round(rate);
  return [
    {
      name: `${name}, vs. a bare Bolt app`,
      value: ofBare,
      unit: '×',
      aim: atLeast(0.6),
      note: `${whole(perSecond.firebreak)} vs. ${whole(perSecond.bare)} per second`,
    },
    {
      name: `${name}, vs. one with an insert`,
      value: ofInsert,
      unit: '×',
      aim: null,
      note: `vs. ${whole(perSecond.insert)} per second, which is ${insertOfBare.toFixed(2)} of the bare app`,
    },
  ];
}

/** Nothing where the system doesn't report it. */
function processorTime({ name }: Workload, { cpuMs }: Comparison): Figure[] {
  if (!cpuMs) return [];
  return [
    {
      name: `${name}, processor time`,
      value: cpuMs.firebreak,
      unit: 'ms',
      aim: atMost(2),
      note: `${cpuMs.firebreak.toFixed(2)} vs. ${cpuMs.bare.toFixed(2)} ms of a bare Bolt app`,
    },
  ];
}

function delays({ name }: Workload, { p50, p99, answered, caughtUpPerSecond }: Comparison): Figure[] {
  const caughtUp =
    caughtUpPerSecond === null
      ? ''
      : `; then ${Math.round(caughtUpPerSecond)} deliveries per second to Slack`;
  return [
    {
      name: `${name}, acknowledgement p99, 50 concurrent`,
      value: p99,
      unit: 'ms',
      aim: atMost(150),
      note: `median ${Math.round(p50)} ms, of ${answered}${caughtUp}`,
    },
  ];
}

/** Throws unless everything acknowledged is stored; otherwise the figures mean nothing. */
function requireStored({ name }: Workload, { answered, stored }: Comparison): void {
  if (stored !== answered) throw new Error(`${name}: ${answered} acknowledged, but ${stored} stored.`);
}

async function entries({ sql }: Arena, kind: string): Promise<number> {
  return countIn(
    await sql<
      Counted[]
    >`select count(*)::int as count from timeline_entries where event ->> 'kind' = ${kind}`,
  );
}

interface Counted {
  count: number;
}

function countIn([row]: Counted[]): number {
  return row?.count ?? 0;
}

function someone(index: number): string {
  return `U0BENCH${String(index % 500).padStart(4, '0')}`;
}

let lastTs = 0;

function newTs(): string {
  lastTs += 1;
  return `${Math.floor(Date.now() / 1_000)}.${String(lastTs).padStart(6, '0')}`;
}
