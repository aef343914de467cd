import type { Sandbox } from '../sandbox/sandbox.js';
import type { Person, ReadMessage } from '../sandbox/users/person.js';
import { expectAnswer, expectPost, idle, timeIn } from './acting.js';

/** A person's direct messages from the bot, as they were at that time. */
export interface DigestRead {
  reader: Person;
  messages: ReadMessage[];
  now: Date;
}

/** Who follows up, and the name of the incident's channel. */
interface FollowUp {
  dana: Person;
  sam: Person;
  incident: string;
}

/** Sam adds an action item for himself, makes one of a message, and Dana adds one. All are due in three days. */
export async function addItems(slack: Sandbox, { dana, sam, incident }: FollowUp): Promise<void> {
  await expectPost(
    slack,
    sam.types('/incident action Add a circuit breaker to payments @sam in 3 days p1 prevent', {
      in: incident,
    }),
    { in: incident, words: /added action item ACT-1/ },
  );
  const message = await sam.posts('The alert came ten minutes after the first ticket.', { in: incident });
  await sam.messageShortcut('create_action_item', message);
  await slack.until(() => sam.modal());
  const fields = { owner: sam.id, due: inThreeDays(slack, sam), type: 'detect' };
  await expectAnswer(sam.submits({ title: 'Alert on declined cards within a minute', ...fields }), 'ACT-2');
  await sam.closes();
  await expectPost(
    slack,
    dana.types('/incident action Write a runbook for failing card payments @dana in 3 days', {
      in: incident,
    }),
    { in: incident, words: /added action item ACT-3/ },
  );
}

/**
 * On Sam's next working day the bot asks both. Sam finishes one item and moves the other, which the next digest brings
 * back.
 */
export async function followUp(slack: Sandbox, { sam }: Pick<FollowUp, 'sam'>): Promise<DigestRead[]> {
  await jumpToWorkingDay(slack, sam);
  const first = await digestOf(slack, sam, 1);
  const asked = read(slack, sam);
  await sam.clicks(first, { action_id: 'run_line:action-1-done' });
  await slack.until(() => digestsOf(sam)[0]?.text?.includes('✔ ~'), patienceMs);
  await sam.clicks(first, { action_id: 'run_line:action-2-due' });
  await slack.until(() => sam.modal());
  await sam.submits({ Due: inThreeDays(slack, sam) });
  await slack.until(() => digestsOf(sam)[0]?.text?.startsWith('Nothing in this list'), patienceMs);
  await idle(slack);
  const workedOff = read(slack, sam);
  await jumpToWorkingDay(slack, sam);
  await digestOf(slack, sam, 2);
  return [asked, workedOff, read(slack, sam)];
}

const patienceMs = 30_000;

/** Moves the clock of Slack and the bot, and waits until the bot accepts payloads again. */
async function jumpToWorkingDay(slack: Sandbox, { tz }: Person): Promise<void> {
  await slack.control.does({ does: 'jumpToWorkingDay', ...(tz ? { timeZone: tz } : {}) });
  await slack.until(() => slack.control.see({ isOpen: false }).app?.state === 'running', patienceMs);
}

/** The person's digest of that number, once it has arrived. */
async function digestOf(slack: Sandbox, person: Person, number: number): Promise<ReadMessage> {
  return slack.until(() => digestsOf(person)[number - 1], patienceMs);
}

function digestsOf(person: Person): ReadMessage[] {
  return person.readsDirect().filter(({ isEphemeral }) => !isEphemeral);
}

function read(slack: Sandbox, reader: Person): DigestRead {
  return { reader, messages: digestsOf(reader), now: timeIn(slack) };
}

/** The day in the person's zone, like `2026-12-01`. It is soon enough for the next digest, whatever day it is. */
function inThreeDays(slack: Sandbox, { tz }: Person): string {
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(tz ? { timeZone: tz } : {}) });
  const due = new Date(`${day.format(timeIn(slack))}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + 3);
  return due.toISOString().slice(0, 10);
}
