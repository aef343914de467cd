import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitions } from '../../sandbox/web-api/definitions.js';
import { notCovered } from '../../sandbox/web-api/methods.js';
import { ask } from './conformance/ask.js';
import { coverage } from './conformance/coverage.js';
import { expectedEvents } from './conformance/expected-events.js';
import { goodCalls } from './conformance/good-calls.js';
import { everything, openStage, type Scene, type Stage, setScene } from './conformance/scene.js';
import { type Walked, walk } from './conformance/walk.js';

const methods = Object.keys(goodCalls);
/** The last step of an installation has no token yet. */
const withoutToken = ['oauth.v2.access'];

let stage: Stage;
let bare: Stage;
let tabless: Stage;
let scene: Scene;
const walked = new Map<string, Walked>();

beforeAll(async () => {
  stage = await openStage();
  bare = await openStage({ settings: {} });
  tabless = await openStage(everything(false));
  for (const one of await walk(stage, tabless)) walked.set(one.method, one);
  scene = await setScene(stage);
});
afterAll(async () => {
  await stage.sandbox.close();
  await bare.sandbox.close();
  await tabless.sandbox.close();
});

it('every method of the reference is implemented or listed as not covered', () => {
  const missing = notCovered();
  expect([...methods, ...missing].sort()).toEqual([...definitions().keys()].sort());
});

it('docs/sandbox-coverage.md has the results of this test', () => {
  const [path, text] = ['docs/sandbox-coverage.md', coverage([...walked.values()])];
  if (process.env.UPDATE_DOCS) writeFileSync(path, text);
  const hint = 'Write it again: UPDATE_DOCS=1 npx vitest run test/sandbox/conformance.test.ts';
  expect(readFileSync(path, 'utf8'), hint).toBe(text);
});

describe.each(methods)('%s', (method) => {
  const of = (): Walked => {
    const found = walked.get(method);
    if (!found) throw new Error(`${method} was not walked over.`);
    return found;
  };

  it('names the required argument that is missing', () => {
    for (const [name, { answer, why }] of Object.entries(of().withoutArgument)) {
      expect(answer).toMatchObject({ ok: false, error: missingError(method, name) });
      expect(why).toContain(name);
    }
  });

  it('refuses an argument of the wrong type or beyond its limit, and names it', () => {
    for (const [name, { answer, why }] of Object.entries(of().wrongArgument)) {
      expect([name, answer.error]).toEqual([name, 'invalid_arguments']);
      expect(why).toContain(name);
    }
  });

  it('requires a valid token', () => {
    const isFree = withoutToken.includes(method);
    expect(of().withUnknownToken.answer.error).toBe(isFree ? undefined : 'invalid_auth');
    expect(of().withoutToken.answer.error).toBe(isFree ? undefined : 'not_authed');
  });

  it('requires the scopes of its definition', async () => {
    bare.sandbox.reset();
    const args = (await goodCalls[method]?.(scene.again())) ?? {};
    const scopes = definitions().get(method)?.botScopes ?? [];
    const { answer } = await ask(bare.sandbox, method, args);
    if (scopes.length === 0) return expect(answer.error).not.toBe('missing_scope');
    expect(answer.error).toBe('missing_scope');
    expect(scopes).toEqual(expect.arrayContaining(String(answer.needed).split(',')));
  });

  it('returns the expected errors, each with a reason', () => {
    const given = Object.entries(of().provoked).map(([code, { answer }]) => [code, answer.error]);
    expect(given.filter(([code, error]) => code !== error)).toEqual([]);
    expect(Object.values(of().provoked).filter(({ why }) => !why)).toEqual([]);
  });

  it('causes the events that Slack sends', () => {
    expect(of().events).toEqual(expectedEvents[method] ?? []);
  });
});

/** Methods with their own error for a missing argument. */
const missingWords: Record<string, string> = {
  'chat.postMessage channel': 'channel_not_found',
  'conversations.create name': 'invalid_name_required',
  'conversations.invite users': 'no_user',
  'conversations.rename name': 'invalid_name_required',
  'reactions.add name': 'invalid_name',
  'reactions.add timestamp': 'no_item_specified',
  'reactions.remove name': 'invalid_name',
  'users.info user': 'user_not_found',
};

function missingError(method: string, name: string): string {
  return missingWords[`${method} ${name}`] ?? 'invalid_arguments';
}
