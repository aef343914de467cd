import { parentPort } from 'node:worker_threads';
import { startSandbox } from '../../sandbox/start-sandbox.js';

/** What can be asked of the thread that holds the sandbox. */
export type Asked =
  | { kind: 'set_scene' }
  /** Fresh triggers of persons who have no modal open. */
  | { kind: 'triggers'; count: number }
  | { kind: 'deliver_to'; url?: string }
  /** Has a person post so many messages, `atOnce` of them on their way to the app at a time. */
  | { kind: 'say'; count: number; atOnce: number };

/** Where the sandbox is, and what stands in it. */
export interface Scene {
  apiUrl: string;
  botToken: string;
  appToken: string;
  channel: string;
}

const persons = 50;
const earlier = 500;

/** A sandbox in a thread of its own, so that who calls it does not take its processor time. Its clock stands, so that no trigger expires. */
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

/** A channel with 500 messages, and fifty further persons. Back to it when it was set before. */
async function setScene(): Promise<Scene> {
  if (scene) {
    sandbox.restore(still);
    sandbox.calls.length = 0;
    sandbox.deliveries.length = 0;
    return scene;
  }
  for (let number = 1; number <= persons; number++) sandbox.addPerson({ name: `person${number}` });
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
  const given: string[] = [];
  for (let number = 0; number < count; number++) {
    await sandbox.person(`person${1 + (number % persons)}`).types('/any');
    given.push(String(sandbox.deliveries.at(-1)?.payload.trigger_id));
  }
  return given;
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
  if (lost) throw new Error(`A message was not taken: ${lost.why}.`);
}
