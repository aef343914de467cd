import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answered } from '../../src/commands/app-context.js';
import { answerRequest, type NotSaved } from '../../src/commands/bolt/answer-request.js';
import { callOf } from '../../src/commands/bolt/call-of.js';
import type { Call } from '../../src/commands/command.js';
import type { ParsedLine } from '../../src/commands/run-line.js';
import type { Deps } from '../../src/workflows/deps.js';
import { RequestTimedOut } from '../../src/workflows/once.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a request that is answered in time', () => {
  it('is shown, then logged, and an accepted one schedules record processing once', async () => {
    const { answer, steps, logged } = aRequest({ run: async () => accepted });
    expect(await answer()).toEqual(accepted);
    expect(steps).toEqual(['shown', 'record changed', 'lookup of U1', 'logged']);
    expect(logged).toEqual([
      {
        ...{ trace: 'trace-1', workspaceId: 'T1', userId: 'U1', command: 'note', source: 'command' },
        ...{ outcome: 'accepted', error: null, ms: expect.any(Number) },
      },
    ]);
  });

  it('schedules nothing if it was refused', async () => {
    const { answer, steps, logged } = aRequest({ run: async () => refused });
    expect(await answer()).toEqual(refused);
    expect(steps).toEqual(['shown', 'lookup of U1', 'logged']);
    expect(logged).toMatchObject([{ outcome: 'refused', error: null }]);
  });

  it('runs for the incident that its line names', async () => {
    let ran: ParsedLine | undefined;
    const run = async (parsed: ParsedLine) => {
      ran = parsed;
      return accepted;
    };
    await aRequest({ line: 'note INC-42 rolled back', run }).answer();
    expect(ran).toMatchObject({ call: { number: 42 }, line: { word: 'note', rest: 'rolled back' } });
  });
});

describe('a request that takes too long', () => {
  it('is answered after 2.3 s that nothing was saved, with its text', async () => {
    const { answer, shown } = aRequest({ run: () => new Promise(() => {}) });
    const answered = answer();
    await vi.advanceTimersByTimeAsync(2_299);
    expect(shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await answered;
    expect(textOf(shown)).toMatch(/^Nothing was saved: the database didn't answer in time/);
    expect(textOf(shown)).toContain('/incident note tell @priya: 5 &lt; 6');
  });

  it('rolls back, because its deadline is over', async () => {
    let call: Call | undefined;
    const run = ({ call: running }: ParsedLine) => {
      call = running;
      return new Promise<never>(() => {});
    };
    const answered = aRequest({ run }).answer();
    await vi.advanceTimersByTimeAsync(2_300);
    await answered;
    expect(call?.deadline.isOver).toBe(true);
  });

  it('is answered that the outcome is unknown if it was committing', async () => {
    const run = ({ call }: ParsedLine) => {
      call.deadline.isCommitting = true;
      return new Promise<never>(() => {});
    };
    const { answer, shown } = aRequest({ run });
    const answered = answer();
    await vi.advanceTimersByTimeAsync(2_300);
    await answered;
    expect(textOf(shown)).toMatch(/^The database didn't confirm in time/);
  });

  it('is logged as failed and schedules nothing', async () => {
    const run = () => Promise.reject(new RequestTimedOut());
    const { answer, steps, logged } = aRequest({ run });
    await answer();
    expect(steps).toEqual(['shown', 'lookup of U1', 'logged']);
    expect(logged).toMatchObject([{ outcome: 'failed', error: null }]);
  });
});

describe('a request that fails', () => {
  const fault = new Error('out of disk');

  it('is answered with its text and the trace, and logged with the error', async () => {
    const { answer, shown, steps, logged } = aRequest({ run: () => Promise.reject(fault) });
    await answer();
    expect(textOf(shown)).toMatch(/^Nothing was saved: something went wrong in Firebreak/);
    expect(textOf(shown)).toContain('/incident note tell @priya');
    expect(textOf(shown)).toContain('trace-1');
    expect(steps).toEqual(['shown', 'lookup of U1', 'logged']);
    expect(logged).toMatchObject([{ outcome: 'failed', error: fault }]);
  });

  it('is answered without text if a form still holds it', async () => {
    const { answer, shown } = aRequest({ line: null, run: () => Promise.reject(fault) });
    await answer();
    expect(textOf(shown)).toMatch(/^Nothing was saved/);
    expect(textOf(shown)).not.toContain('/incident');
  });
});

const accepted = { kind: 'answered', isAccepted: true } as const;
const refused = { kind: 'answered', isAccepted: false } as const;
type Answer = typeof accepted | typeof refused;

/** A request of U1 with everything that became of it; its steps are in order. */
function aRequest({
  line = 'note tell <@U2>: 5 &lt; 6',
  run,
}: {
  line?: string | null;
  run: (parsed: ParsedLine) => Promise<Answer>;
}) {
  const steps: string[] = [];
  const shown: (Answer | NotSaved)[] = [];
  const logged: Answered[] = [];
  const appContext = {
    recordChanged: () => steps.push('record changed'),
    userLookups: {
      person: (_: string, userId: string) => steps.push(`lookup of ${userId}`),
      group: () => {},
      channel: () => {},
      isNobody: () => false,
    },
    observe: {
      undelivered: () => {},
      answered: (answered: Answered) => {
        steps.push('logged');
        logged.push(answered);
      },
    },
  };
  const show = async (answer: Answer | NotSaved) => {
    steps.push('shown');
    shown.push(answer);
  };
  const answer = () => answerRequest(appContext, { call: aCall(), line, command: 'note' }, { run, show });
  return { answer, steps, shown, logged };
}

/** A call of U1 in #general. U2 is known as priya. */
function aCall(): Call {
  const directory = { namesOf: async () => new Map([['U2', 'priya']]) };
  const deps = { clock: () => new Date('2026-03-02T14:00:00Z'), directory } as unknown as Deps;
  const facts = {
    ...{ workspaceId: 'T1', userId: 'U1', channelId: 'C1', mayAnnounceHere: true, number: null },
    ...{ key: 'command:U1:1.2', responseUrl: null, form: null, trace: 'trace-1' },
  };
  return callOf({ depsNow: () => deps }, { ...facts, source: 'command' });
}

/** All text of the answer, with its blocks. */
function textOf([answer]: (Answer | NotSaved)[]): string {
  if (answer?.kind !== 'not_saved') return '';
  return [answer.view.text, JSON.stringify(answer.view.blocks)].join('\n');
}
