import { dict, text } from '../sandbox/json.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { interactiveElements } from '../sandbox/state/view-state.js';
import type { Message, ShownView } from '../sandbox/state/workspace.js';
import { optionsOf } from '../sandbox/users/choose-value.js';
import type { Answer, Clickable, Person, ReadMessage } from '../sandbox/users/person.js';

/** Waits for the bot's answer and returns it. Throws unless it contains `words`. */
export async function expectAnswer(pendingAnswer: Promise<Answer>, words: string): Promise<Answer> {
  const answer = await pendingAnswer;
  const said = answer.text ?? JSON.stringify(answer.view?.blocks ?? '');
  if (answer.failed || answer.errors || !said.includes(words))
    throw new Error(
      `Expected the bot to say “${words}”, but it said “${answer.failed ?? JSON.stringify(answer.errors ?? said)}”.`,
    );
  return answer;
}

/** Waits until the bot accepts the act and posts a message matching `words` in the channel. Throws on an error. */
export async function expectPost(
  slack: Sandbox,
  pendingAnswer: Promise<Answer>,
  { in: channel, words }: { in: string; words: RegExp },
): Promise<void> {
  const answer = await pendingAnswer;
  if (answer.failed || answer.errors)
    throw new Error(
      `Expected the bot to post ${words}, but it said “${answer.failed ?? JSON.stringify(answer.errors)}”.`,
    );
  await botMessage(slack, channel, words);
}

/** Name of the channel that starts with `prefix`, once it exists. */
export async function channelOf(slack: Pick<Sandbox, 'channels' | 'until'>, prefix: string): Promise<string> {
  return slack.until(() => slack.channels().find(({ name }) => name.startsWith(prefix))?.name);
}

/** The bot's newest message in a channel that matches `words`. Announcements lag some seconds behind. */
export async function botMessage(slack: Sandbox, channel: string, words: RegExp): Promise<Message> {
  return slack.until(
    () => slack.channel(channel).messages.findLast(({ bot_id, text }) => bot_id && words.test(text ?? '')),
    15_000,
  );
}

/** The newest ephemeral message to this person that contains `words`, once it arrives. */
export async function ephemeralMessage(
  slack: Sandbox,
  person: Person,
  { in: channel, words }: { in: string; words: string },
): Promise<ReadMessage> {
  return slack.until(() =>
    person
      .reads(channel)
      .flatMap((message) => [message, ...message.replies])
      .findLast((message) => message.isEphemeral && message.text?.includes(words)),
  );
}

/** Posts an update through the card's button and its form. */
export async function postUpdate(slack: Sandbox, person: Person, card: Clickable): Promise<void> {
  await person.clicks(card, { text: 'Post update' });
  await slack.until(() => person.modal());
  const answer = await person.submits({
    "What's the latest?": 'Rolled back 4f2c1 and moved half of the traffic. Error rate fell from 31% to 4%.',
    Status: 'identified',
  });
  if (answer.errors) throw new Error(`The form was rejected: ${JSON.stringify(answer.errors)}`);
}

/** Opens the timeline, picks the item containing `words` from *Edit an entry* and returns the form. */
export async function openTimelineItem(
  slack: Sandbox,
  person: Person,
  { in: channel, words }: { in: string; words: string },
): Promise<ShownView> {
  await expectAnswer(person.types('/incident timeline', { in: channel }), 'timeline');
  const timeline = await ephemeralMessage(slack, person, { in: channel, words: 'timeline' });
  const offered = interactiveElements(timeline.blocks ?? [])
    .flatMap(({ element }) => optionsOf(element))
    .map((one) => text(dict(one.text).text) ?? '');
  const option = offered.find((one) => one.includes(words));
  if (!option) throw new Error(`No timeline item contains “${words}”. Items: ${offered.join('; ')}.`);
  await person.clicks(timeline, { text: 'Edit an entry' }, option);
  return slack.until(() => person.modal());
}

/** Uses *Add to timeline* in a message's menu, with a note. */
export async function addToTimeline(
  slack: Sandbox,
  person: Person,
  { message, note }: { message: Message; note: string },
): Promise<void> {
  await person.messageShortcut('add_to_timeline', message);
  await slack.until(() => person.modal());
  await expectAnswer(person.submits({ Note: note }), 'timeline');
  await person.closes();
}

/** Waits for the card's pending edits. */
export async function idle(slack: Sandbox): Promise<void> {
  await slack.idle(400);
}

/** The sandbox's time, which may be ahead. */
export function timeIn(slack: Sandbox): Date {
  return new Date(Date.now() + slack.control.see({ isOpen: false }).aheadMs);
}
