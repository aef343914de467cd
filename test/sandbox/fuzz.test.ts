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

describe('any call', () => {
  it('returns 200 with ok or an error, like Slack', async () => {
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

  it('logs a reason if the app is at fault, and does not return it', () => {
    expect(sandbox.refusals.length).toBeGreaterThan(0);
    expect(sandbox.refusals.filter((one) => !one.why)).toEqual([]);
    const answers = sandbox.calls.map((one) => JSON.stringify(one.response));
    expect(answers.filter((one) => one?.includes('"why"'))).toEqual([]);
  });

  it('leaves a state that can be saved', () => {
    expect(JSON.parse(JSON.stringify(sandbox.snapshot()))).toHaveProperty('channels.C0GENERAL1');
    expect(sandbox.channels().length).toBeGreaterThanOrEqual(4);
  });
});
