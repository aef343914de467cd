import type { IncidentTask } from '../../src/domain/delivery/delivery-task.js';
import { noFollowUp } from '../../src/domain/postmortems/tasks/settle.js';
import type { Download } from '../../src/slack/download-file.js';
import {
  type MadeExport,
  type PerformContext,
  performContextFor,
} from '../../src/slack/perform/perform-context.js';
import type { SlackAnswer } from '../../src/slack/web-api.js';
import { anIncident, aPolicy, at } from './an-incident.js';
import { everyEffect } from './every-effect.js';

export const anExportedFile: Extract<MadeExport, { kind: 'files' }> = {
  kind: 'files',
  title: 'Checkout is down',
  incomplete: [],
  files: [{ fileName: 'inc-42.md', bytes: new TextEncoder().encode('# INC-42') }],
};

export interface ScriptedSlack {
  context: PerformContext;
  /** Each call as `method` and what it was about, in order. */
  calls: { method: string; args: Record<string, unknown> }[];
}

/** A Slack that gives these answers one after the other, and fails if it is called more often. */
export function scriptedSlack(
  answers: SlackAnswer[],
  more: Partial<IncidentTask> = {},
  download: Download = { kind: 'none' },
  made: MadeExport = anExportedFile,
): ScriptedSlack {
  const calls: ScriptedSlack['calls'] = [];
  const left = [...answers];
  const call = async (method: string, args: Record<string, unknown>) => {
    calls.push({ method, args });
    const answer = left.shift();
    if (!answer) throw new Error(`There is no answer to ${method}.`);
    return answer;
  };
  const context = performContextFor(aTask(more), {
    ...{ policy: aPolicy(), names: new Map(), now: at('14:10'), botUserId: 'U0BOT', call },
    respond: (_url, body) => call('response_url', { body }),
    download: async (address, { maxBytes }) => {
      calls.push({ method: 'download', args: { address, maxBytes } });
      return download;
    },
    upload: (address, bytes) => call('upload', { address, bytes }),
    checkWording: async () => ({ kind: 'unshown' }),
    makeExport: async () => made,
  });
  return { context, calls };
}

export const ok = (data: Record<string, unknown> = {}): SlackAnswer => ({ kind: 'ok', data });

export const rejects = (
  error: string,
  data: Record<string, unknown> = {},
): Extract<SlackAnswer, { kind: 'rejected' }> => ({ kind: 'rejected', error, data });

export const silence: Extract<SlackAnswer, { kind: 'silent' }> = { kind: 'silent', error: 'timeout' };

/** Slack is busy, and asks to wait for 7 s. */
export const limited: Extract<SlackAnswer, { kind: 'limited' }> = { kind: 'limited', afterMs: 7_000 };

/** How an effect ends that Slack has not accepted: after a lost reply, after a rate limit, and for good. */
export const lostReply = { kind: 'later', error: 'timeout', countsAsAttempt: true, isUncertain: true };
export const waits = { kind: 'later', afterMs: 7_000, countsAsAttempt: false, isUncertain: false };
export const rejectedWith = (error: string) => ({ kind: 'rejected', error, failure: { error } });

export const methodsIn = (calls: ScriptedSlack['calls']) => calls.map(({ method }) => method);

/** The message with this effect's key, as `conversations.history` lists it. */
export const postOf = (ts: string, key = 'k1') => ({
  ...{ ts, metadata: { event_type: 'firebreak_effect', event_payload: { key } } },
});

function aTask(more: Partial<IncidentTask>): IncidentTask {
  return {
    ...{ id: 1, key: 'k1', effect: everyEffect.broadcast, isUncertain: false, attempt: 1, limits: 0 },
    ...{
      createdAt: at('14:02'),
      trace: 't',
      workspaceId: 'T1',
      askedBy: 'U1',
      failures: [],
      repairs: [],
      item: null,
      openActionItems: 0,
      nudge: null,
      report: null,
      actionItem: null,
      runs: [],
      suggestion: null,
      followUp: noFollowUp,
      run: null,
    },
    ...{ incident: anIncident({ channelId: 'C42' }), announcements: [] },
    awaited: { waiting: 0, posted: 0 },
    ...more,
  };
}
