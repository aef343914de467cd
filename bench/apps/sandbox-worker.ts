import { parentPort } from 'node:worker_threads';
import { startSandbox } from '../../sandbox/start-sandbox.js';

/** Requests to the thread that runs the sandbox. */
export type Asked =
  | { kind: 'set_scene' }
  /** New triggers of people with no open modal. */
  | { kind: 'triggers'; count: number }
  | { kind: 'deliver_to'; url?: string }
  /** Has a person post `count` messages, with up to `atOnce` deliveries to the app in flight. */
  | { kind: 'say'; count: number; atOnce: number };

/** The sandbox's address and contents. */
export interface Scene {
  apiUrl: string;
  botToken: string;
  appToken: string;
  channel: string;
}

const users = 50;
const earlier = 500;

/**
 * Runs a sandbox in its own thread, so that it takes no processor time from its callers. Its clock stands still, so that
 * triggers don't expire.
 */
const at = new Date();
const sandbox = await startSandbox({ manifestPath: 'none.yml', clock: () => at, retryScaleMs: [] });
let scene: Scene | undefined;
let still: unknown;

parentPort?.on('message', async ({ id, asked }: { id: number; asked: Asked }) => {
  parentPort?.postMessage({ id, answer: await answer(asked) });
});

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.kind) {
    case 'set_scene':
      return setScene();
    case 'triggers':
      return triggers(asked.count);
    case 'deliver_to':
      return sandbox.deliverTo(asked.url);
    case 'say':
      return say(asked.count, asked.atOnce);
  }
}

/** A channel with 500 messages, and fifty more people. Restores this scene if it was set up before. */
async function setScene(): Promise<Scene> {
  if (scene) {
    sandbox.restore(still);
    sandbox.calls.length = 0;
    sandbox.deliveries.length = 0;
    return scene;
  }
  for (let number = 1; number <= users; number++) sandbox.addPerson({ name: `person${number}` });
  const { id } = sandbox.addChannel({ name: 'busy', members: ['dana', 'firebreak'] });
  const dana = sandbox.person('dana');
  for (let number = 1; number <= earlier; number++) await dana.posts(`p99 is ${number} ms`, { in: 'busy' });
  const { apiUrl, botToken, appToken } = sandbox;
  scene = { apiUrl, botToken, appToken, channel: id };
  still = sandbox.snapshot();
  return scene;
}

async function triggers(count: number): Promise<string[]> {
  sandbox.deliverTo();
  const triggers: string[] = [];
  for (let number = 0; number < count; number++) {
    await sandbox.person(`person${1 + (number % users)}`).types('/any');
    triggers.push(String(sandbox.deliveries.at(-1)?.payload.trigger_id));
  }
  return triggers;
}

async function say(count: number, atOnce: number): Promise<void> {
  const dana = sandbox.person('dana');
  const from = sandbox.deliveries.length;
  let [said, taken] = [0, 0];
  while (taken < count) {
    for (; said < count && said - taken < atOnce; said++) await dana.posts(`line ${said}`, { in: 'busy' });
    await new Promise((resolve) => setImmediate(resolve));
    while (sandbox.deliveries[from + taken]?.ms) taken++;
  }
  const lost = sandbox.deliveries.slice(from).find((one) => one.status !== 200);
  if (lost) throw new Error(`A message was not delivered: ${lost.why}.`);
}
