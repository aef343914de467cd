import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { atMost, type Figure } from './figure.js';
import { serveFirebreak } from './firebreak.js';
import { longestChain, type Span } from './longest-chain.js';
import { startPostgres } from './postgres-server.js';
import { onStage, type Stage } from './stage.js';
import { median } from './statistics.js';

const latencyMs = 150;
const startsByForm = 5;
const startsByLine = 3;

/** Longer than announcement edits settle. */
const settledMs = 11_500;

/** Measures the number of Slack calls and a person's waiting time, with 150 ms added to every call. */
export function measureSlackCalls(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const slack = await openWorkspace(stage);
    const formed: Start[] = [];
    for (let count = 1; count <= startsByForm; count++)
      formed.push(await startByForm(slack, `By form ${count}`));
    const typed: Start[] = [];
    for (let count = 1; count <= startsByLine; count++)
      typed.push(await startByLine(slack, `By line ${count}`));
    const [byForm, byLine] = [lastOf(formed), lastOf(typed)];
    const text = 'p99 of payments-api is 9 s since 13:50';
    const said = await callsOf(slack, () => slack.person('dana').posts(text, { in: byForm.channel }), 500);
    const moved = await statusChange(slack, byForm.channel, 1_500);
    const announced = await statusChange(slack, byLine.channel, settledMs);
    requireNoMistake(slack);
    return [...waits(formed), ...startCalls(formed, typed), ...changeCalls({ said, moved, announced })];
  });
}

/** One start: the channel's name, its calls, and when the reporter joined. */
interface Start {
  channel: string;
  calls: Span[];
  /** Milliseconds from the person's action to their membership. */
  untilInside: number;
}

async function openWorkspace(stage: Stage): Promise<Sandbox> {
  const slack = await startSandbox({ latencyMs });
  stage.onEnd(() => slack.close());
  const server = await startPostgres(stage);
  const firebreak = await serveFirebreak(stage, {
    ...slack,
    database: { url: await server.newDatabase('bench_calls') },
  });
  slack.deliverTo(`${firebreak.url}/slack/events`);
  return slack;
}

/** Starts an incident from the global shortcut: no announcement, and only the form is answered. */
async function startByForm(slack: Sandbox, title: string): Promise<Start> {
  const dana = slack.person('dana');
  await dana.shortcut('start_incident');
  await slack.until(() => dana.modal()?.submit);
  const start = await watchStart(slack, title, () => dana.submits({ Title: title }));
  if (dana.modal()) await dana.closes();
  return start;
}

/** Starts an incident from a public channel, which gets the announcement; the reply goes to the command's `response_url`. */
function startByLine(slack: Sandbox, title: string): Promise<Start> {
  return watchStart(slack, title, () =>
    slack.person('dana').types(`/incident start sev2 ${title}`, { in: 'general' }),
  );
}

async function watchStart(slack: Sandbox, title: string, act: () => Promise<unknown>): Promise<Start> {
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const inside = () =>
    slack.channels().find((one) => one.name.endsWith(slug) && one.memberNames.includes('dana'));
  const acted: number[] = [];
  const actNow = () => {
    acted.push(performance.now());
    return act();
  };
  const seen: { channel: string; at: number }[] = [];
  const watch = setInterval(() => {
    const channel = seen.length === 0 && inside();
    if (channel) seen.push({ channel: channel.name, at: performance.now() });
  }, 1);
  const calls = await callsOf(slack, actNow, 800).finally(() => clearInterval(watch));
  const [[first], [began]] = [seen, acted];
  if (!first || began === undefined) throw new Error(`${title}: the reporter did not join a channel.`);
  return { channel: first.channel, calls, untilInside: first.at - began };
}

function statusChange(slack: Sandbox, channel: string, quietMs: number): Promise<Span[]> {
  const line = '/incident mitigated traffic is on the second provider';
  return callsOf(slack, () => slack.person('dana').types(line, { in: channel }), quietMs);
}

/** The calls that follow an action, until none arrived for `quietMs`. */
async function callsOf(slack: Sandbox, act: () => Promise<unknown>, quietMs: number): Promise<Span[]> {
  await slack.idle(800);
  const before = slack.calls.length;
  await act();
  await slack.idle(quietMs);
  return slack.calls.slice(before).map(({ method, at, ms }) => {
    const from = at.getTime();
    return { name: method, from, to: from + Math.floor(ms ?? 0) };
  });
}

function waits(formed: Start[]): Figure[] {
  const times = formed.map(({ untilInside }) => untilInside);
  return [
    {
      name: 'from submit to the reporter in the channel',
      value: median(times),
      unit: 'ms',
      aim: atMost(450),
      note: `two calls of ${latencyMs} ms take ${2 * latencyMs}; slowest of ${times.length}: ${Math.round(Math.max(...times))} ms`,
    },
  ];
}

function startCalls(formed: Start[], typed: Start[]): Figure[] {
  return [
    calls('a start by form', lastOf(formed).calls, 7),
    series('a start by form, sequential calls', formed, 3),
    calls('a start by command, announced in its channel', lastOf(typed).calls, 7),
    series('a start by command, sequential calls', typed, 3),
  ];
}

function changeCalls({ said, moved, announced }: Record<'said' | 'moved' | 'announced', Span[]>): Figure[] {
  return [
    calls('a message in the channel', said, 1),
    calls('a status change', moved, 2),
    calls('a status change, announced in one other channel', announced, null),
  ];
}

function calls(name: string, spans: Span[], most: number | null): Figure {
  return {
    name,
    value: spans.length,
    unit: 'calls',
    aim: most === null ? null : atMost(most),
    note: spans.map((span) => span.name).join(', '),
  };
}

/**
 * The shortest chain of all starts, so that delays of a busy machine don't count as waiting. Posts to a `response_url`
 * have no latency in the sandbox, so their end shows nothing about waiting.
 */
function series(name: string, list: Start[], most: number): Figure {
  const chains = list.map((start) =>
    longestChain(start.calls.filter((call) => call.name !== 'response_url')),
  );
  const chain = chains.reduce((least, one) => (one.length < least.length ? one : least));
  const note = chain.map((span) => span.name).join(' → ');
  return { name, value: chain.length, unit: 'calls', aim: atMost(most), note };
}

function lastOf(list: Start[]): Start {
  const last = list.at(-1);
  if (!last) throw new Error('No incident was started.');
  return last;
}

function requireNoMistake(slack: Sandbox): void {
  const [mistake] = slack.refusals;
  if (mistake) throw new Error(`Slack would have rejected ${mistake.method}: ${mistake.error}.`);
}
