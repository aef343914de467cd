import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dict, dict, isDict, texts } from '../../sandbox/json.js';
import { ask } from './conformance/ask.js';
import { furtherCalls, goodCalls } from './conformance/good-calls.js';
import { openStage, type Scene, type Stage, setScene } from './conformance/scene.js';
import { lacking } from './support/shape.js';

/** Fields in Slack's definitions that the sandbox's responses lack, and why. */
const differences: { methods: RegExp; fields: RegExp; why: string }[] = [
  {
    methods: /^chat\.postMessage/,
    fields: /message\.(username|subtype)/,
    why: 'the example is of a bot from before 2020',
  },
  {
    methods: /^chat\.schedule/,
    fields: /post_at: string|\.id: number/,
    why: 'the schema and the SDK say otherwise than the example',
  },
  {
    methods: /^usergroups/,
    fields: /user_count: string|auto_type/,
    why: 'the example is of a group that Slack keeps itself, its count old',
  },
  {
    methods: /^conversations/,
    fields: /\.properties\./,
    why: 'channels of the sandbox have no canvas and no tabs',
  },
  { methods: /^conversations\.history/, fields: /service_name|thumb_/, why: 'nothing is ever unfurled' },
  {
    methods: /^conversations\.invite/,
    fields: /previous_names/,
    why: 'the channel of the example had another name before',
  },
  {
    methods: /^conversations\.replies/,
    fields: /last_read|unread_count/,
    why: 'an app reads no thread as a person does',
  },
  {
    methods: /^files/,
    fields: /thumb_|original_|deanimate|pjpeg|image_exif|alt_txt/,
    why: 'the sandbox looks into no picture',
  },
  {
    methods: /^oauth/,
    fields: /authed_user|expires_in|refresh_token/,
    why: 'there are neither user tokens nor token rotation',
  },
  { methods: /^(oauth|team)/, fields: /enterprise/, why: 'the workspace belongs to no enterprise' },
  { methods: /^users/, fields: /image_(original|1024)/, why: 'nobody has a picture of their own' },
  { methods: /^users\.profile/, fields: /profile\.fields/, why: 'profiles have no fields of their own' },
  {
    methods: /^views\.push/,
    fields: /previous_view_id: null/,
    why: 'a pushed modal lies on another; the example forgets it',
  },
];

let stage: Stage;
let scene: Scene;
const missing = new Map<string, string[]>();

beforeAll(async () => {
  stage = await openStage();
  scene = await setScene(stage);
  for (const method of Object.keys(goodCalls)) missing.set(method, await lackingIn(method));
});
afterAll(() => stage.sandbox.close());

describe('the answer has every field that the definition requires or shows in an example', () => {
  it.each(Object.keys(goodCalls))('%s', (method) => {
    const left = (missing.get(method) ?? []).filter(
      (field) => !differences.some((one) => covers(one, method, field)),
    );
    expect(left).toEqual([]);
  });
});

describe('a known difference', () => {
  it.each(differences)('still exists: $why', (one) => {
    const all = [...missing].flatMap(([method, fields]) =>
      fields.filter((field) => covers(one, method, field)),
    );
    expect(all).not.toEqual([]);
  });
});

function covers(
  { methods, fields }: { methods: RegExp; fields: RegExp },
  method: string,
  field: string,
): boolean {
  return methods.test(method) && fields.test(field);
}

async function lackingIn(method: string): Promise<string[]> {
  const [first = {}, ...others] = await answersOf(method);
  const definition = dict(JSON.parse(readFileSync(`sandbox/reference/methods/${method}.json`, 'utf8')));
  const examples = Object.entries(dict(definition.examples)).filter(([name]) => name.startsWith('success'));
  const shown = examples.flatMap(([, one]) => lacking(dict(one).example, [first, ...others]));
  return [...new Set([...required(dict(definition.output), first), ...shown])];
}

async function answersOf(method: string): Promise<Dict[]> {
  const answers: Dict[] = [];
  for (const argsOf of [goodCalls[method], ...(furtherCalls[method] ?? [])]) {
    const args = (await argsOf?.(scene.again())) ?? {};
    const { answer, why } = await ask(stage.sandbox, method, args);
    if (method === 'auth.revoke') scene = await setScene(stage);
    if (answer.ok !== true) throw new Error(`${method} failed: ${answer.error}. ${why}`);
    answers.push(answer);
  }
  return answers;
}

/** Paths of fields that the output schema requires and the response lacks. */
function required(schema: Dict, answer: Dict): string[] {
  return texts(schema.required).flatMap((name) => {
    const [property, value] = [dict(schema.properties)[name], answer[name]];
    if (value === undefined) return [`.${name}: required`];
    const inside = isDict(property) && isDict(value) ? required(property, value) : [];
    return inside.map((one) => `.${name}${one}`);
  });
}
