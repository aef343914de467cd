import { expect, it } from 'vitest';
import type { IncidentTask } from '../../src/domain/delivery/delivery-task.js';
import { isLast, waitMs } from '../../src/domain/delivery/retry-policy.js';
import type { EffectKind } from '../../src/domain/effect.js';
import { noFollowUp } from '../../src/domain/postmortems/tasks/settle.js';
import { performContextFor } from '../../src/slack/perform/perform-context.js';
import { methodsOf, perform } from '../../src/slack/perform.js';
import type { SlackAnswer } from '../../src/slack/web-api.js';
import { aDigest, aWeeklyReport } from '../support/a-nudge.js';
import { aRun } from '../support/a-run.js';
import { anActionItem } from '../support/an-action-item.js';
import { anIncident, aPolicy, at } from '../support/an-incident.js';
import { type Named, refusalsOf, unhelpful, wellAnswered } from '../support/every-answer.js';
import { everyEffect, everyKind } from '../support/every-effect.js';
import { said } from '../support/sample-items.js';
import { anExportedFile } from '../support/scripted-slack.js';

/** More than this nobody waits for. */
const maxAttempts = 41;
const maxHours = 4;
const maxCallsAnAttempt = 12;

const places = [
  'in a new incident',
  'where the card is there',
  'where an attempt may have been done',
] as const;

it.each(everyKind)('%s comes to an end whatever Slack answers to whichever of its calls', async (kind) => {
  const ended: Record<string, number> = {};
  const known = new Set<string>([...methodsOf[kind], 'response_url', 'download', 'upload']);
  for (const [method, [name, answer]] of answersFor(kind))
    for (const place of places) {
      const call = (called: string) => (method === 'all' || called === method ? answer : wellAnswered());
      const end = await endOf(aTask(kind, place), call);
      const what = `${kind} ${place}: ${method} answers ${name}`;
      const foreign = end.calls.filter((called) => !known.has(called));
      expect(foreign, what).toEqual([]);
      if (isEndless(end)) expect.fail(`${what}: ${JSON.stringify({ ...end, calls: end.calls.length })}`);
      ended[end.kind] = (ended[end.kind] ?? 0) + 1;
    }
  // Of each kind something succeeds and something fails, else nothing was asked.
  expect(ended.done, JSON.stringify(ended)).toBeGreaterThan(0);
  expect(ended.dead, JSON.stringify(ended)).toBeGreaterThan(0);
});

function isEndless({ attempts, hours, calls }: End): boolean {
  return attempts > maxAttempts || hours > maxHours || calls.length / attempts > maxCallsAnAttempt;
}

function answersFor(kind: EffectKind): [method: string, Named][] {
  const methods = [...methodsOf[kind], 'response_url'];
  const everywhere = [...unhelpful, ...methods.flatMap(refusalsOf)].map(
    (one) => ['all', one] as [string, Named],
  );
  const alone = methods.flatMap((method) =>
    [...unhelpful, ...refusalsOf(method)].map((one) => [method, one] as [string, Named]),
  );
  return [...everywhere, ...alone];
}

function aTask(kind: EffectKind, place: (typeof places)[number]): IncidentTask {
  const isNew = place === 'in a new incident';
  const incident = anIncident({
    channelId: kind === 'open_channel' ? null : 'C42',
    ...(isNew && { cardTs: null }),
  });
  return {
    id: 1,
    workspaceId: incident.workspaceId,
    key: 'k1',
    effect: everyEffect[kind],
    isUncertain: place === 'where an attempt may have been done',
    attempt: 1,
    limits: 0,
    createdAt: at('14:02'),
    trace: 't',
    askedBy: 'U1',
    incident,
    announcements: [{ channelId: 'C9', ts: '1795442521.000100' }],
    failures: [],
    repairs: [],
    awaited: { waiting: kind === 'report_delay' ? 1 : 0, posted: 1 },
    openActionItems: 0,
    runs: [],
    suggestion: null,
    followUp: noFollowUp,
    run: kind === 'refresh_runbook' ? aRun({ messageTs: isNew ? null : '1795442560.000100' }) : null,
    report: aWeeklyReport(),
    nudge: aDigest({ post: { channelId: 'D1', ts: '1795442540.000100' } }),
    actionItem: kind === 'action_item_receipt' ? anActionItem() : null,
    item: kind === 'receipt' ? said('the pool is empty') : null,
  };
}

interface End {
  kind: 'done' | 'rejected' | 'dead';
  attempts: number;
  hours: number;
  calls: string[];
}

/** Attempts an effect as often as it is due, and gives how that ends. */
async function endOf(task: IncidentTask, answerTo: (method: string) => SlackAnswer): Promise<End> {
  const calls: string[] = [];
  const called = async (method: string) => {
    calls.push(method);
    return answerTo(method);
  };
  const slack = {
    policy: aPolicy(),
    names: new Map(),
    now: new Date(0),
    botUserId: 'U0BOT',
    call: called,
    respond: () => called('response_url'),
    download: async () => ({ kind: 'none' }) as const,
    upload: () => called('upload'),
    checkWording: async () => ({ kind: 'failed' as const }),
    makeExport: async () => anExportedFile,
  };
  let ms = 0;
  for (let attempts = 1; ; attempts++) {
    const performed = await perform(performContextFor(task, slack));
    const hours = ms / 3_600_000;
    if (performed.kind !== 'later') return { kind: performed.kind, attempts, hours, calls };
    if (isLast(task, performed) || attempts > 100) return { kind: 'dead', attempts, hours, calls };
    ms += waitMs(task, performed);
    const { countsAsAttempt, isUncertain } = performed;
    task = {
      ...task,
      isUncertain: task.isUncertain || isUncertain,
      attempt: task.attempt + (countsAsAttempt ? 1 : 0),
      limits: task.limits + (countsAsAttempt ? 0 : 1),
    };
  }
}
