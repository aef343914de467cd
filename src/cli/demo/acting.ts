import { dict, text } from '../../../sandbox/json.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { interactiveElements } from '../../../sandbox/state/view-state.js';
import type { Message, ShownView } from '../../../sandbox/state/workspace.js';
import { optionsOf } from '../../../sandbox/users/choose-value.js';
import type { Answer, Clickable, Person, ReadMessage } from '../../../sandbox/users/person.js';

/** The bot answered in the words that belong to the act; throws where it did not. */
export async function heard(answering: Promise<Answer>, words: string): Promise<Answer> {
  const answer = await answering;
  const said = answer.text ?? JSON.stringify(answer.view?.blocks ?? '');
  if (answer.failed || answer.errors || !said.includes(words))
    throw new Error(
      `The bot should have said “${words}”, but said “${answer.failed ?? JSON.stringify(answer.errors ?? said)}”.`,
    );
  return answer;
}

/** The act was taken, and the bot says so in the channel: the post is the whole answer. */
export async function posted(
  slack: Sandbox,
  answering: Promise<Answer>,
  { in: channel, words }: { in: string; words: RegExp },
): Promise<void> {
  const answer = await answering;
  if (answer.failed || answer.errors)
    throw new Error(
      `The bot should have posted ${words}, but said “${answer.failed ?? JSON.stringify(answer.errors)}”.`,
    );
  await saidIn(slack, channel, words);
}

/** The channel whose name begins so, as soon as it is there. */
export async function channelOf(slack: Sandbox, prefix: string): Promise<string> {
  return slack.until(() => slack.channels().find(({ name }) => name.startsWith(prefix))?.name);
}

/** The newest of the bot's messages in a channel with these words. Announcements are edited some seconds after what they follow. */
export async function saidIn(slack: Sandbox, channel: string, words: RegExp): Promise<Message> {
  return slack.until(
    () => slack.channel(channel).messages.findLast(({ bot_id, text }) => bot_id && words.test(text ?? '')),
    15_000,
  );
}

/** What only this person sees in a channel, as soon as they do: the newest with these words. */
export async function toldPrivately(
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

/** The update through the card's button and its form. */
export async function givesUpdate(slack: Sandbox, person: Person, card: Clickable): Promise<void> {
  await person.clicks(card, { text: 'Post update' });
  await slack.until(() => person.modal());
  const answer = await person.submits({
    "What's the latest?":
      'Rolled back 4f2c1 and moved half of the traffic. Error rate fell from 31 % to 4 %.',
    Status: 'identified',
  });
  if (answer.errors) throw new Error(`The form was refused: ${JSON.stringify(answer.errors)}`);
}

/** Reads the timeline and chooses the line with these words from *Edit an entry*; gives the form that opens. */
export async function opensLine(
  slack: Sandbox,
  person: Person,
  { in: channel, words }: { in: string; words: string },
): Promise<ShownView> {
  await heard(person.types('/incident timeline', { in: channel }), 'timeline');
  const timeline = await toldPrivately(slack, person, { in: channel, words: 'timeline' });
  const offered = interactiveElements(timeline.blocks ?? [])
    .flatMap(({ element }) => optionsOf(element))
    .map((one) => text(dict(one.text).text) ?? '');
  const option = offered.find((one) => one.includes(words));
  if (!option) throw new Error(`No line with “${words}” can be edited, only: ${offered.join('; ')}.`);
  await person.clicks(timeline, { text: 'Edit an entry' }, option);
  return slack.until(() => person.modal());
}

/** *Add to timeline* in the menu of a message, with a note. */
export async function addsToTimeline(
  slack: Sandbox,
  person: Person,
  { message, note }: { message: Message; note: string },
): Promise<void> {
  await person.messageShortcut('add_to_timeline', message);
  await slack.until(() => person.modal());
  await heard(person.submits({ Note: note }), 'on the timeline');
  await person.closes();
}

/** A breath, in which the card is edited. */
export async function settled(slack: Sandbox): Promise<void> {
  await slack.idle(400);
}
