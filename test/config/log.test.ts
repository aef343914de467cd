import { describe, expect, it } from 'vitest';
import { createLog, type Log } from '../../src/log.js';

/** A log and the lines that it writes. */
function aLog(level: 'debug' | 'info' = 'info'): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog({ level, stream: { write: (line) => void lines.push(line) } }) };
}

describe('the log', () => {
  it('writes one JSON line per event: time, level, message and details', () => {
    const { log, lines } = aLog();
    log.with({ trace: 't1' }).warn('slack_slow', { method: 'chat.update', ms: 1200 });
    const { time, ...line } = JSON.parse(lines.join(''));
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line).toEqual({ level: 'warn', msg: 'slack_slow', trace: 't1', method: 'chat.update', ms: 1200 });
  });

  it('is silent below its level', () => {
    const { log, lines } = aLog('info');
    log.debug('detail');
    expect(lines).toEqual([]);
  });

  it("leaves out secrets and people's text at any depth", () => {
    const { log, lines } = aLog();
    log.info('hidden', {
      token: 'hush',
      bot_token: 'hush',
      'signing-secret': 'hush',
      incident: { number: 7, title: 'hush', latestUpdate: { text: 'hush' } },
      list: [{ blocks: ['hush'] }],
      said: 'with xoxb-1-2-hush and xapp-1-hush',
      at: 'postgres://user:hush@db:5432/x',
      answer: 'https://hooks.slack.com/commands/T1/2/hush',
    });
    expect(lines.join('')).not.toContain('hush');
    expect(lines.join('')).toContain('"number":7');
  });

  it('describes an error by name, code, stack and cause, without the values quoted in its message', () => {
    const { log, lines } = aLog();
    const cause = Object.assign(new Error('invalid input syntax for type integer: "hush"'), {
      code: '22P02',
    });
    const error = new Error('Failed query: insert into incidents values ($1)\nparams: hush,hush', { cause });
    log.error('delivery_failed', { error, unparsed: parseFault('{"hush') });
    const line = JSON.parse(lines.join(''));
    expect(line.error).toMatchObject({
      name: 'Error',
      message: 'Failed query: insert into incidents values ($1)',
      cause: { code: '22P02', message: 'invalid input syntax for type integer: …' },
    });
    expect(line.error.at[0]).toContain('log.test.ts');
    expect(lines.join('')).not.toContain('hush');
  });
});

function parseFault(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
