import type { Answer, Clickable, Person } from '../../../sandbox/persons/person.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';

/** What the story leaves behind: the channels to print, each as one person reads it. */
export interface Told {
  channels: { name: string; reader: Person }[];
}

/**
 * A whole incident, played by persons of the sandbox against the real bot: declared, raised, led, told about,
 * mitigated, resolved, reopened, closed; and a second one, canceled. Rejects where the bot does not answer as it should.
 */
export async function playStory(slack: Sandbox): Promise<Told> {
  const [dana, sam, priya, lee] = ['dana', 'sam', 'priya', 'lee'].map((name) => slack.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await sam.posts('Support has 14 tickets: cards are declined at checkout, all from Europe.', {
    in: 'general',
  });
  await heard(dana.types('/incident start sev2 Card payments fail in Europe', { in: 'general' }), 'INC-1');
  const inc1 = await channelOf(slack, 'inc-1-');
  const card = await slack.until(() => slack.channel(inc1).pins[0]);

  await announcedAndJoined(slack, sam, inc1);
  await heard(dana.types(`/incident invite @priya`, { in: inc1 }), 'invitations');
  await slack.until(() => slack.channel(inc1).memberNames.includes('priya'));
  await priya.posts('p99 of payments-api is 9 s since 13:50, only the first provider.', { in: inc1 });
  await heard(dana.types('/incident sev 1 a third of card payments in the EU fail', { in: inc1 }), 'sev1');
  await heard(sam.types('/incident comms', { in: inc1 }), 'comms lead');
  await settled(slack);
  await priya.clicks(card, { action_id: 'take_role' }, 'Scribe');
  await heard(dana.types('/incident updte', { in: inc1 }), 'did you mean');
  await updateByForm(slack, sam, card);
  await settled(slack);
  await heard(
    dana.types('/incident mitigated traffic is on the second provider, errors at 0.3 %', { in: inc1 }),
    'mitigated',
  );
  await settled(slack);
  await heard(
    dana.types('/incident resolved the first provider has confirmed its fix', { in: inc1 }),
    'resolved',
  );
  await heard(priya.types('/incident reopen errors are back in Ireland', { in: inc1 }), 'open again');
  await heard(priya.types('/incident lead', { in: inc1 }), 'commander');
  await settled(slack);
  await heard(
    priya.types('/incident update one node still had the old route; drained it', { in: inc1 }),
    'update',
  );
  await heard(priya.types('/incident resolved no failed payment for 20 minutes', { in: inc1 }), 'resolved');
  await heard(lee.types('/incident start sev3 Search answers slowly', { in: 'general' }), 'INC-2');
  const inc2 = await channelOf(slack, 'inc-2-');
  await slack.until(() => slack.channel(inc2).pins[0]);
  await heard(
    lee.types('/incident cancel duplicate of INC-1: search calls payments', { in: inc2 }),
    'duplicate',
  );
  await heard(priya.types('/incident close', { in: inc1 }), 'closed');
  await slack.until(
    () =>
      /INC-1 .* closed/.test(textsIn(slack, 'general')) &&
      /INC-2 .* canceled/.test(textsIn(slack, 'general')),
    15_000,
  );
  await slack.idle(400);
  await heard(sam.types('/incident list all', { in: 'general' }), 'All incidents');
  return {
    channels: [
      { name: 'general', reader: sam },
      { name: inc1, reader: dana },
      { name: inc2, reader: lee },
    ],
  };
}

/** The bot answered in the words that belong to the act. */
async function heard(answering: Promise<Answer>, words: string): Promise<Answer> {
  const answer = await answering;
  const said = answer.text ?? '';
  if (answer.failed || !said.includes(words))
    throw new Error(`The bot should have said “${words}”, but said “${answer.failed ?? said}”.`);
  return answer;
}

async function channelOf(slack: Sandbox, prefix: string): Promise<string> {
  return slack.until(() => slack.channels().find(({ name }) => name.startsWith(prefix))?.name);
}

/** The announcements are edited a few seconds after the change that they follow. */
function textsIn(slack: Sandbox, channel: string): string {
  return slack
    .channel(channel)
    .messages.map(({ text }) => text)
    .join('\n');
}

async function announcedAndJoined(slack: Sandbox, person: Person, channel: string): Promise<void> {
  const announcement = await slack.until(() =>
    slack.channel('general').messages.find((message) => message.bot_id),
  );
  await person.clicks(announcement, { text: 'Join' });
  await slack.until(() => slack.channel(channel).memberNames.includes(person.name));
}

/** The update through the card's button and its form. */
async function updateByForm(slack: Sandbox, person: Person, card: Clickable): Promise<void> {
  await person.clicks(card, { text: 'Update' });
  await slack.until(() => person.modal());
  const answer = await person.submits({
    'Where do things stand?':
      'Rolled back 4f2c1 and moved half of the traffic. Error rate fell from 31 % to 4 %.',
    Status: 'identified',
  });
  if (answer.errors) throw new Error(`The form was refused: ${JSON.stringify(answer.errors)}`);
}

/** A breath, in which the card is edited. */
async function settled(slack: Sandbox): Promise<void> {
  await slack.idle(400);
}
