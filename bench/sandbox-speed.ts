import { Pool } from 'undici';
import type { Scene } from './apps/sandbox-worker.js';
import type { Figure } from './figure.js';
import { httpSink, socketSink } from './idle-apps.js';
import { type SandboxThread, startSandboxThread } from './sandbox-thread.js';
import { onStage, type Stage } from './stage.js';
import { median } from './statistics.js';

const rounds = 5;
const callsInRound = 1_000;
/** Fifty people with three modals each. */
const opensInRound = 150;
const eventsInRound = 1_000;
const manyAtOnce = 16;

/** Measures the sandbox's calls and event deliveries per second. */
export function measureSandbox(): Promise<Figure[]> {
  return onStage(async (stage) => {
    const sandbox = startSandboxThread(stage);
    const figures: Figure[] = [];
    for (const call of calls) {
      figures.push(await rate(call.method, 'one after another', () => oneRound(sandbox, call, 1)));
      figures.push(await rate(call.method, '16 at once', () => oneRound(sandbox, call, manyAtOnce)));
    }
    figures.push(await rate('events over HTTP', '16 at once', await eventRounds(stage, sandbox, 'HTTP')));
    figures.push(
      await rate('events over Socket Mode', '16 at once', await eventRounds(stage, sandbox, 'socket')),
    );
    return figures;
  });
}

interface Call {
  method: string;
  /** Arguments of each call of a round. */
  requests(sandbox: SandboxThread, scene: Scene): Promise<Record<string, string>[]>;
}

const view = JSON.stringify({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Declare' },
  submit: { type: 'plain_text', text: 'Declare' },
  blocks: ['Title', 'Impact', 'Team'].map((label) => ({
    type: 'input',
    block_id: label,
    label: { type: 'plain_text', text: label },
    element: { type: 'plain_text_input', action_id: 'text' },
  })),
});
const blocks = JSON.stringify([
  { type: 'header', text: { type: 'plain_text', text: 'INC-42 Checkout is down' } },
  { type: 'section', text: { type: 'mrkdwn', text: '*SEV1*, commander <@U0DANA0001>' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'resolve', text: { type: 'plain_text', text: 'Resolve' } }],
  },
]);

const calls: Call[] = [
  {
    method: 'chat.postMessage',
    requests: async (_, { channel }) => many(callsInRound, { channel, text: 'Checkout is down', blocks }),
  },
  {
    method: 'conversations.history',
    requests: async (_, { channel }) => many(callsInRound, { channel, limit: '100' }),
  },
  {
    method: 'views.open',
    requests: async (sandbox) => {
      const triggers = await sandbox.triggers(opensInRound);
      return triggers.map((trigger_id) => ({ trigger_id, view }));
    },
  },
];

function many(count: number, args: Record<string, string>): Record<string, string>[] {
  return Array.from({ length: count }, () => args);
}

/** Calls per second in one round, over persistent connections. */
async function oneRound(sandbox: SandboxThread, { method, requests }: Call, atOnce: number): Promise<number> {
  const scene = await sandbox.setScene();
  const queue = await requests(sandbox, scene);
  const pool = new Pool(new URL(scene.apiUrl).origin, { connections: atOnce, pipelining: 1 });
  const headers = {
    authorization: `Bearer ${scene.botToken}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const bodies = queue.map((args) => new URLSearchParams(args).toString());
  const startedAt = performance.now();
  const inTurn = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const answer = await pool.request({ method: 'POST', path: `/api/${method}`, headers, body });
      const text = await answer.body.text();
      if (!text.startsWith('{"ok":true')) throw new Error(`${method} was refused: ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, inTurn));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return queue.length / seconds;
}

/** Connects an app that does nothing; each round returns the events it received per second. */
async function eventRounds(
  stage: Stage,
  sandbox: SandboxThread,
  how: 'HTTP' | 'socket',
): Promise<() => Promise<number>> {
  const scene = await sandbox.setScene();
  const url = how === 'HTTP' ? await httpSink(stage) : await socketSink(stage, scene);
  return async () => {
    await sandbox.setScene();
    await sandbox.deliverTo(url);
    const startedAt = performance.now();
    await sandbox.say(eventsInRound, manyAtOnce);
    return (eventsInRound * 1_000) / (performance.now() - startedAt);
  };
}

/** Median of the rounds, after one warm-up. */
async function rate(name: string, how: string, round: () => Promise<number>): Promise<Figure> {
  await round();
  const rates: number[] = [];
  for (let count = 0; count < rounds; count++) rates.push(await round());
  const [least, most] = [Math.round(Math.min(...rates)), Math.round(Math.max(...rates))];
  return {
    name: `${name}, ${how}`,
    value: median(rates),
    unit: '/s',
    aim: null,
    note: `${least} to ${most} in ${rounds} rounds`,
  };
}
