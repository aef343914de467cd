import { stringify } from 'node:querystring';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { definitions } from '../../sandbox/web-api/definitions.js';
import { rawCall } from './support/api.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ manifestPath: '/nowhere' });
});
afterAll(() => sandbox.close());

const odd = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom(
    'C0GENERAL1',
    'U0DANA0001',
    'B0SANDBOX1',
    '',
    'true',
    '-1',
    '1e9',
    '1700000000.000100',
    '__proto__',
    '[null]',
    '{}',
  ),
);

const anyCall = fc.constantFrom(...definitions().values()).chain(({ name, properties }) => {
  const names = Object.keys(properties).filter((key) => key !== 'token');
  const args = names.length ? fc.dictionary(fc.constantFrom(...names), odd) : fc.constant({});
  return fc.record({ name: fc.constant(name), args });
});

describe('whatever is asked', () => {
  it('is answered as Slack answers: 200 and ok, or 200 and an error', async () => {
    const headers = () => ({ authorization: `Bearer ${sandbox.botToken}` });
    await fc.assert(
      fc.asyncProperty(anyCall, async ({ name, args }) => {
        const answer = await rawCall(sandbox, name, { headers: headers(), body: stringify(args) });
        expect(answer.status).toBe(200);
        expect(answer.body).toHaveProperty('ok');
      }),
      { numRuns: 600 },
    );
  });

  it('is refused with a reason where the app is at fault, and the reason stays out of the answer', () => {
    expect(sandbox.refusals.length).toBeGreaterThan(0);
    expect(sandbox.refusals.filter((one) => !one.why)).toEqual([]);
    const answers = sandbox.calls.map((one) => JSON.stringify(one.response));
    expect(answers.filter((one) => one?.includes('"why"'))).toEqual([]);
  });

  it('leaves a state that can be written down', () => {
    expect(JSON.parse(JSON.stringify(sandbox.snapshot()))).toHaveProperty('channels.C0GENERAL1');
    expect(sandbox.channels().length).toBeGreaterThanOrEqual(4);
  });
});
