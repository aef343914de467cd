import { expect, it } from 'vitest';
import { causeOf, isReported } from '../../src/domain/delivery/delivery-failure.js';
import {
  type DeliveryTask,
  type IncidentTask,
  isAboutIncident,
} from '../../src/domain/delivery/delivery-task.js';
import type { StoredEffect } from '../../src/domain/delivery/stored-effect.js';
import type { Effect } from '../../src/domain/effect.js';
import { performContextFor } from '../../src/slack/perform/perform-context.js';
import { methodsOf, perform } from '../../src/slack/perform.js';
import type { SlackAnswer } from '../../src/slack/web-api.js';
import { failedOf } from '../../src/workflows/delivery/give-up.js';
import { aPolicy } from '../support/an-incident.js';
import { type Named, refusalsOf, unhelpful, wellAnswered } from '../support/every-answer.js';
import { everyEffect, everyKind } from '../support/every-effect.js';
import { anExportedFile } from '../support/scripted-slack.js';
import { aSimulatedDelivery } from '../support/simulated-delivery.js';

/** One answer for each way in which an effect can end; `FAULTS=all` uses every answer. */
const few: readonly Named[] = [
  refusal('channel_not_found'),
  refusal('restricted_action'),
  ...unhelpful.filter(([name]) =>
    ['silence', 'too many requests for years', 'an empty object'].includes(name),
  ),
];
const answers = process.env.FAULTS === 'all' ? everyAnswer() : few;

it.each(answers)(
  'ends every effect if Slack answers %s, and tells each person of each cause once',
  async (_name, answer) => {
    const { notices, causes } = await endOf((method) => (notifies(method) ? wellAnswered() : answer));
    expect(notices.toSorted()).toEqual([...new Set(notices)].toSorted());
    expect(notices.length).toBeLessThanOrEqual(2 * new Set(causes).size);
    expect(notices).toContainEqual(expect.stringContaining('U2'));
  },
);

it.each(answers.filter(([name]) => name === 'silence' || process.env.FAULTS === 'all'))(
  'ends every effect, even the notices, if Slack answers nothing but %s',
  async (_name, answer) => {
    const { notices } = await endOf(() => answer);
    expect(notices.toSorted()).toEqual([...new Set(notices)].toSorted());
  },
);

function notifies(method: string): boolean {
  return method === 'chat.postEphemeral' || method === 'response_url';
}

/** How many calls each attempt may take, and how many attempts an effect. */
const maxCalls = 4 * 41;

/**
 * Everything that can be requested, by two people: nothing is left in the end. Returns the notices that each person
 * got.
 */
async function endOf(answerTo: (method: string) => SlackAnswer) {
  const delivery = await aSimulatedDelivery({ cardTs: null });
  await delivery.store([everyEffect.broadcast, everyEffect.set_topic], 'U2');
  await delivery.store(everyKind.map((kind) => everyEffect[kind]).filter(isNotOpening), 'U1');
  if (process.env.FAULTS !== 'all') await delivery.age();
  const asked = (await delivery.stored()).map(({ id }) => id);
  let calls = 0;
  const call = async (method: string) => {
    calls++;
    return answerTo(method);
  };
  const slack = { policy: aPolicy(), names: new Map(), now: new Date(0), botUserId: 'U0BOT', call };
  const respond = () => call('response_url');
  const download = async () => ({ kind: 'none' }) as const;
  const upload = () => call('upload');
  const makeExport = async () => anExportedFile;
  const checkWording = async () => ({ kind: 'unshown' }) as const;
  const hours = await delivery.run((task) =>
    perform(
      performContextFor(aboutIncident(task), {
        ...slack,
        respond,
        download,
        upload,
        makeExport,
        checkWording,
      }),
    ),
  );
  expect(await delivery.pending()).toEqual([]);
  expect(delivery.faults).toEqual([]);
  expect(hours).toBeLessThanOrEqual(24);
  const all = await delivery.stored();
  expect(calls).toBeLessThanOrEqual(maxCalls * all.length);
  return { notices: noticesIn(all, asked), causes: all.flatMap(causesOf) };
}

/** Who got notices of which causes; `asked`: the requested effects, some of which are notices too. */
function noticesIn(all: StoredEffect[], asked: number[]): string[] {
  return all.flatMap(({ id, effect }) => {
    if (effect.kind !== 'report_failure' || asked.includes(id)) return [];
    const about = all.filter((one) => one.id === effect.effectId);
    return [`${effect.userId} ${about.flatMap(causesOf).join()}`];
  });
}

function causesOf(stored: StoredEffect): string[] {
  const failed = failedOf(stored);
  return failed && isReported(failed.effect.kind) ? [causeOf(failed)] : [];
}

function aboutIncident(task: DeliveryTask): IncidentTask {
  if (!isAboutIncident(task)) throw new Error(`${task.key} is about no incident.`);
  return task;
}

/** Opening the channel is left out: it exists already. */
function isNotOpening({ kind }: Effect): boolean {
  return kind !== 'open_channel';
}

function refusal(error: string): Named {
  return [error, { kind: 'rejected', error, data: { ok: false, error } }];
}

function everyAnswer(): Named[] {
  const refusals = everyKind.flatMap((kind) => methodsOf[kind]).flatMap(refusalsOf);
  return [...unhelpful, ...new Map(refusals.map(([name, answer]) => [name, answer]))];
}
