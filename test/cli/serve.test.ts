import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/cli/commands/serve.js';
import type { Terminal } from '../../src/cli/terminal.js';
import type { Config } from '../../src/config.js';
import { run } from './a-terminal.js';

const env = {
  SLACK_BOT_TOKEN: 'xoxb-1-abc',
  SLACK_APP_TOKEN: 'xapp-1-abc',
  DATABASE_URL: 'postgres://u:p@db:1/x',
};

const onReload = () => {};

describe('firebreak serve', () => {
  it('serves until it is asked to end, then stops in order and exits 0', async () => {
    const seen: string[] = [];
    const start = async (config: Config) => {
      seen.push(`started on ${config.http.port}`);
      return { stop: async () => void seen.push('stopped') };
    };
    const ending = pause(20).then(() => seen.push('asked to end'));
    const ran = await run(
      ['serve'],
      { ...env, PORT: '0' },
      { serve: (from) => serve(from, { start, ending, onReload }) },
    );
    expect(ran).toEqual({ code: 0, out: '', err: '' });
    expect(seen).toEqual(['started on 0', 'asked to end', 'stopped']);
  });

  it('stops also a start that was asked to end before it was through', async () => {
    const seen: string[] = [];
    const start = async () => {
      await pause(50);
      return { stop: async () => void seen.push('stopped') };
    };
    const ran = await run(['serve'], env, {
      serve: (from) => serve(from, { start, ending: Promise.resolve(), onReload }),
    });
    expect({ ...ran, seen }).toEqual({ code: 0, out: '', err: '', seen: ['stopped'] });
  });

  it('starts nothing with a wrong configuration: 78, and a line for each fault', async () => {
    const start = () => Promise.reject(new Error('started all the same'));
    const ending = new Promise(() => {});
    const { code, err } = await run(
      ['serve'],
      {},
      { serve: (from) => serve(from, { start, ending, onReload }) },
    );
    expect(code).toBe(78);
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      '',
    ]);
  });

  it('ends with 69 where the database does not answer', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const start = () => Promise.reject(new Error('Failed query: select 1', { cause: down }));
    const ending = new Promise(() => {});
    const { code, err } = await run(['serve'], env, {
      serve: (from) => serve(from, { start, ending, onReload }),
    });
    expect({ code, err }).toEqual({
      code: 69,
      err: "The database x at db:1 isn't answering: make sure it runs, and check DATABASE_URL (ECONNREFUSED).\n",
    });
  });

  it('names the variable where the port is taken: 78', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const start = async () => {
      await once(createServer().listen(port, '127.0.0.1'), 'listening');
      return { stop: async () => {} };
    };
    const ending = new Promise(() => {});
    const more = { serve: (from: Terminal) => serve(from, { start, ending, onReload }) };
    expect(await run(['serve'], { ...env, PORT: `${port}` }, more)).toEqual({
      code: 78,
      out: '',
      err: `PORT: found ${port}, which is in use; expected a free port. Set another port, or stop the process that uses it.\n`,
    });
  });

  it('names the variable where the host is none of this machine: 78', async () => {
    for (const host of ['nohost.invalid', '203.0.113.7']) {
      const start = async () => {
        await once(createServer().listen(0, host), 'listening');
        return { stop: async () => {} };
      };
      const more = {
        serve: (from: Terminal) => serve(from, { start, ending: new Promise(() => {}), onReload }),
      };
      expect(await run(['serve'], { ...env, HOST: host }, more)).toEqual({
        code: 78,
        out: '',
        err: `HOST: found ${host}; expected an address of this machine. Set 127.0.0.1 (this machine only) or 0.0.0.0 (every network).\n`,
      });
    }
  });

  it('ends with one line, not a stack, where something unforeseen happens', async () => {
    const start = () => Promise.reject(new RangeError('port 3000\nis taken'));
    const ending = new Promise(() => {});
    const { code, err } = await run(['serve'], env, {
      serve: (from) => serve(from, { start, ending, onReload }),
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Unexpected error: RangeError: port 3000 is taken\n',
    });
  });
});
