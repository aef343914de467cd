import { expect, it } from 'vitest';
import { channelOf, performContextFor } from '../../../src/slack/perform/perform-context.js';
import { anIncident } from '../../support/an-incident.js';
import { ok, scriptedSlack } from '../../support/scripted-slack.js';

it('sends the trace of the request with every call', async () => {
  const traces: string[] = [];
  const noting =
    <T>(answer: T) =>
    async (_to: string, _what: unknown, trace: string) => {
      traces.push(trace);
      return answer;
    };
  const { context } = scriptedSlack([], { trace: 'trace-7' });
  const { call, respond, download, upload } = performContextFor(context.task, {
    ...{ ...context, call: noting(ok()), respond: noting(ok()) },
    upload: noting(ok()),
    download: async (to, { trace }) => noting({ kind: 'none' } as const)(to, null, trace),
  });
  await call('pins.add', {});
  await respond('https://hooks.slack.com/commands/1', {});
  await download('https://files.slack.com/x.png', 10);
  await upload('https://files.slack.com/upload/v1/x', new Uint8Array());
  expect(traces).toEqual(Array(4).fill('trace-7'));
});

it('takes the channel from the incident, and an effect without one for a fault of ours', () => {
  expect(channelOf(scriptedSlack([]).context)).toBe('C42');
  const { context } = scriptedSlack([], { key: 'k9', incident: anIncident({ channelId: null }) });
  expect(() => channelOf(context)).toThrow("Effect k9 needs a channel that doesn't exist yet.");
});
