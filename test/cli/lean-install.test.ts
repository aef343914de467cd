import { describe, expect, it } from 'vitest';
import { demo } from '../../src/cli/demo.js';
import { run } from './a-terminal.js';

const missing = Object.assign(new Error("Cannot find package 'preact'"), { code: 'ERR_MODULE_NOT_FOUND' });

describe('firebreak demo, in an installation without the sandbox', () => {
  it('says in one line how to get it', async () => {
    const { code, out, err } = await run(
      ['demo'],
      {},
      {
        demo: (terminal, flags) => demo(terminal, flags, () => Promise.reject(missing)),
      },
    );
    expect({ code, out, err }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "The demo isn't installed here. In a clone of the repository, run \`npm ci --include=dev && npm run demo\`.
      ",
        "out": "",
      }
    `);
  });

  it('hides no other failure', async () => {
    const { err } = await run(
      ['demo'],
      {},
      {
        demo: (terminal, flags) => demo(terminal, flags, () => Promise.reject(new Error('a typo'))),
      },
    );
    expect(err).toBe('Unexpected error: Error: a typo\n');
  });
});
