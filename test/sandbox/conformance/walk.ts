import { dict, text } from '../../../sandbox/json.js';
import { type Definition, definitions, type Property } from '../../../sandbox/web-api/definitions.js';
import { type Asked, ask } from './ask.js';
import { type Arguments, goodCalls } from './good-calls.js';
import type { Provocation } from './provocation.js';
import { anyMethod, holds, notGiven } from './provoked-anywhere.js';
import { oneMethod, withoutTabs } from './provoked-in-one.js';
import { type Scene, type Stage, setScene } from './scene.js';

/** Responses of one method, called in every way that the tables list. */
export interface Walked {
  method: string;
  /** Responses without each required argument. */
  withoutArgument: Record<string, Asked>;
  /** Responses with an invalid value for each argument that has a limit or a simple type. */
  wrongArgument: Record<string, Asked>;
  withUnknownToken: Asked;
  withoutToken: Asked;
  /** Responses by provoked error code. */
  provoked: Record<string, Asked>;
  /** Error codes of the definition that nothing here provokes. */
  untried: string[];
  /** `event` or `event (subtype)` in order of sending, without duplicates. */
  events: string[];
}

/** Calls all methods of the sandbox; `tabless` is the same app without tabs. */
export async function walk(stage: Stage, tabless: Stage): Promise<Walked[]> {
  let scene = await setScene(stage);
  const bare = await setScene(tabless);
  const walked: Walked[] = [];
  for (const method of Object.keys(goodCalls)) {
    const one = await walkOver(scene, method);
    Object.assign(one.provoked, await provokeWithoutTabs(bare, method));
    walked.push({ ...one, untried: one.untried.filter((code) => !(code in one.provoked)) });
    if (method === 'auth.revoke') scene = await setScene(stage);
  }
  return walked;
}

async function walkOver(scene: Scene, method: string): Promise<Walked> {
  const definition = definitions().get(method);
  if (!definition) throw new Error(`Slack has no ${method}.`);
  const call = async (change: Provocation, token?: string): Promise<Asked> => {
    const args = await good(scene, method);
    return ask(scene.sandbox, method, await change(args, scene), token);
  };
  return {
    method,
    withoutArgument: await each(definition.required, (name) =>
      call((args) => ({ ...args, [name]: undefined })),
    ),
    wrongArgument: await each(breakable(definition), (name) =>
      call((args) => ({ ...args, [name]: breaking(definition.properties[name]) })),
    ),
    withUnknownToken: await call((args) => args, 'xoxb-made-up'),
    withoutToken: await call((args) => args, ''),
    provoked: await each(tried(definition), (code) =>
      call(provocation(definition, code) ?? ((args) => args)),
    ),
    untried: [...definition.errors.keys()].filter((code) => !provocation(definition, code)),
    events: await eventsOf(scene, method),
  };
}

async function provokeWithoutTabs(scene: Scene, method: string): Promise<Record<string, Asked>> {
  const ways = withoutTabs[method] ?? {};
  return each(Object.keys(ways), async (code) => {
    const args = await good(scene, method);
    return ask(scene.sandbox, method, (await ways[code]?.(args, scene)) ?? args);
  });
}

async function good(scene: Scene, method: string): Promise<Arguments> {
  return (await goodCalls[method]?.(scene.again())) ?? {};
}

async function each(
  names: Iterable<string>,
  asked: (name: string) => Promise<Asked>,
): Promise<Record<string, Asked>> {
  const answers: Record<string, Asked> = {};
  for (const name of names) answers[name] = await asked(name);
  return answers;
}

function provocation({ name, properties }: Definition, code: string): Provocation | undefined {
  const own = oneMethod[name]?.[code];
  if (own || notGiven[name]?.includes(code)) return own;
  const isHeld = holds[code]?.some((argument) => argument in properties) ?? true;
  return isHeld ? anyMethod[code] : undefined;
}

/** The definition's error codes that the tables cover, and those that Slack returns without defining them. */
function tried(definition: Definition): Set<string> {
  const known = [...definition.errors.keys()].filter((code) => provocation(definition, code));
  return new Set([...known, ...Object.keys(oneMethod[definition.name] ?? {})]);
}

/** Arguments that a value can violate: numbers, flags, enumerations, limited texts. */
function breakable({ properties }: Definition): string[] {
  return Object.keys(properties).filter(
    (name) => name !== 'token' && breaking(properties[name]) !== undefined,
  );
}

function breaking(property: Property | undefined): unknown {
  if (!property) return undefined;
  const types = [...property.types];
  if (types.every((type) => ['boolean', 'integer', 'number'].includes(type))) return 'banana';
  if (types.some((type) => type !== 'string')) return undefined;
  if (property.allowed) return 'banana';
  return property.maxLength === undefined ? undefined : 'x'.repeat(property.maxLength + 1);
}

async function eventsOf(scene: Scene, method: string): Promise<string[]> {
  const args = await good(scene, method);
  scene.sandbox.deliveries.length = 0;
  const { answer, why } = await ask(scene.sandbox, method, args);
  if (answer.ok !== true) throw new Error(`${method} failed: ${answer.error}. ${why}`);
  const events = scene.sandbox.deliveries.map((one) => dict(one.payload.event));
  const names = events.map(({ type, subtype }) => (text(subtype) ? `${type} (${subtype})` : String(type)));
  return [...new Set(names)];
}
