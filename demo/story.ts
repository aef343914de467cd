import type { Sandbox } from '../sandbox/sandbox.js';
import type { Message, ShownView } from '../sandbox/state/workspace.js';
import type { Person } from '../sandbox/users/person.js';
import {
  addToTimeline,
  botMessage,
  channelOf,
  ephemeralMessage,
  expectAnswer,
  expectPost,
  idle,
  openTimelineItem,
  postUpdate,
  timeIn,
} from './acting.js';
import { addItems, type DigestRead, followUp } from './story-follow-up.js';
import { writeUp } from './story-post-mortem.js';

/** What to print after the story. */
export interface StoryResult {
  /** Channels to print, each as one person reads it. */
  channels: { name: string; reader: Person }[];
  /** When the incident was over; the channels and the form are read then. */
  now: Date;
  /** Direct messages from the bot to print, as they were at several times. */
  digests: DigestRead[];
  /** A form to print after the channels, as that person saw it. */
  form: { view: ShownView; reader: Person };
}

/** People and places of the story. */
interface DemoContext {
  slack: Sandbox;
  dana: Person;
  sam: Person;
  priya: Person;
  lee: Person;
  /** Name of the incident's channel. */
  inc1: string;
  card: Message;
}

/**
 * Plays a whole incident with sandbox users against the real bot: declared, investigated, corrected on the timeline,
 * caught up on, mitigated, resolved, reopened and closed. A second one is canceled. With `hasRunbooks`, people work through
 * one from the demo's library. Its post-mortem is written, reviewed and published. With `followsUp`, its action items are worked off over the next days, for which the sandbox
 * has to control the bot's process. Rejects when the bot doesn't answer as expected.
 */
export async function playStory(
  slack: Sandbox,
  { followsUp = false, hasRunbooks = false }: { followsUp?: boolean; hasRunbooks?: boolean } = {},
): Promise<StoryResult> {
  const sam = slack.person('sam');
  const report = await sam.posts(
    'We have 14 support tickets about declined cards at checkout, all from Europe.',
    {
      in: 'general',
    },
  );
  const context = await declare(slack);
  const alert = await investigate(context);
  await escalate(context);
  if (hasRunbooks) await workThroughRunbook(context);
  await correctTimeline(context, { alert, report });
  await arriveLate(context);
  const view = await mitigate(context);
  await reopenAndResolve(context);
  await addItems(slack, { ...context, incident: context.inc1 });
  await writeUp(slack, { ...context, incident: context.inc1 });
  await expectAnswer(context.priya.types('/incident close', { in: context.inc1 }), 'closed');
  await botMessage(slack, context.inc1, / closed INC-1$/);
  await context.dana.posts('Thanks, everyone. We’ll review this on Thursday.', { in: context.inc1 });
  await botMessage(slack, 'general', /INC-1, .* closed/);
  await botMessage(slack, 'general', /INC-2, .* canceled/);
  await idle(slack);
  const now = timeIn(slack);
  const digests = followsUp ? await followUp(slack, context) : [];
  await expectAnswer(context.lee.types('/incident list all', { in: 'general' }), 'All incidents');
  return {
    channels: [
      { name: 'general', reader: context.lee },
      { name: context.inc1, reader: context.dana },
    ],
    now,
    digests,
    form: { view, reader: context.dana },
  };
}

/** Dana declares the incident, and Sam and Priya join. */
async function declare(slack: Sandbox): Promise<DemoContext> {
  const [dana, sam, priya, lee] = ['dana', 'sam', 'priya', 'lee'].map((name) => slack.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await dana.types('/incident start sev2 Card payments fail in Europe', { in: 'general' });
  const inc1 = await channelOf(slack, 'inc-1-');
  const card = await slack.until(() => slack.channel(inc1).pins[0]);
  await sam.clicks(await botMessage(slack, 'general', /INC-1/), { text: 'Join' });
  await slack.until(() => slack.channel(inc1).memberNames.includes('sam'));
  await expectAnswer(dana.types('/incident invite @priya', { in: inc1 }), 'Inviting');
  await slack.until(() => slack.channel(inc1).memberNames.includes('priya'));
  return { slack, dana, sam, priya, lee, inc1, card };
}

/** A rule puts a monitor's alert on the timeline. Dana marks a reply in its thread. */
async function investigate({ slack, dana, priya, inc1 }: DemoContext): Promise<Message> {
  const monitor = slack.addPerson({ name: 'alertmanager', realName: 'Alertmanager', kind: 'bot' });
  await dana.invites(inc1, monitor);
  const alert = await monitor.posts('[FIRING:1] HighLatency payments-api: p99 is 9 s', {
    in: inc1,
    subtype: 'bot_message',
  });
  const thread = { in: inc1, thread: alert.ts };
  await dana.posts('Is it every provider?', thread);
  const answer = await priya.posts(
    'Only the first one. 4f2c1 went out just before, with new retry rules.',
    thread,
  );
  await dana.reacts(answer, 'pushpin');
  await ephemeralMessage(slack, dana, { in: inc1, words: 'Added to' });
  return alert;
}

/** The severity rises, people take roles, and Sam posts an update. */
async function escalate({ slack, dana, sam, priya, inc1, card }: DemoContext): Promise<void> {
  await expectPost(
    slack,
    dana.types('/incident sev 1 a third of card payments in the EU fail', { in: inc1 }),
    {
      in: inc1,
      words: /raised severity/,
    },
  );
  await expectPost(slack, sam.types('/incident comms', { in: inc1 }), { in: inc1, words: /comms lead/ });
  await idle(slack);
  await priya.clicks(card, { text: 'Assign role' }, 'Scribe');
  await slack.until(() => priya.modal());
  await priya.submits();
  await expectAnswer(dana.types('/incident updte', { in: inc1 }), 'Did you mean');
  await postUpdate(slack, sam, card);
  await idle(slack);
}

/** Priya attaches the runbook that fits, and three people work through it. */
async function workThroughRunbook({ slack, dana, sam, priya, inc1 }: DemoContext): Promise<void> {
  const does = async (person: Person, words: string) =>
    expectAnswer(person.types(`/incident runbook ${words}`, { in: inc1 }), 'You ');
  await does(priya, 'payment provider errors');
  await does(priya, 'done 1 only the first provider, 31%');
  await does(sam, 'skip 2 their status page says so already');
  await does(priya, 'set provider = second');
  await does(priya, 'set region = eu-west-1');
  await does(dana, 'assign 3 @priya');
  await does(priya, 'done 3');
  await idle(slack);
}

const tenMinutesMs = 600_000;

/** The scribe corrects the timeline: latency rose before the alert, and the first report came from another channel. */
async function correctTimeline(
  { slack, priya, inc1 }: DemoContext,
  { alert, report }: { alert: Message; report: Message },
): Promise<void> {
  await openTimelineItem(slack, priya, { in: inc1, words: 'HighLatency' });
  const at = new Date(Math.floor(Number(alert.ts)) * 1_000 - tenMinutesMs);
  await expectAnswer(priya.submits({ Time: at }), 'Edited');
  await priya.closes();
  await addToTimeline(slack, priya, { message: report, note: 'the first report' });
  await idle(slack);
}

/** Lee declares a second incident, catches up on the first and cancels the duplicate. */
async function arriveLate({ slack, dana, lee }: DemoContext): Promise<void> {
  await lee.types('/incident start sev3 Search is slow', { in: 'general' });
  const inc2 = await channelOf(slack, 'inc-2-');
  await slack.until(() => slack.channel(inc2).pins[0]);
  await dana.posts('@lee search gets its prices from payments, so that’s INC-1.', { in: 'general' });
  await expectAnswer(lee.types('/incident catchup INC-1', { in: 'general' }), 'INC-1');
  await expectAnswer(
    lee.types('/incident cancel duplicate of INC-1: search gets its prices from payments', { in: inc2 }),
    'duplicate',
  );
}

/** Priya marks the incident mitigated. Dana opens an edited timeline item; returns that form. */
async function mitigate({ slack, dana, priya, inc1 }: DemoContext): Promise<ShownView> {
  await expectAnswer(
    priya.types('/incident mitigated all traffic is on the second provider; errors are down to 0.3%', {
      in: inc1,
    }),
    'mitigated',
  );
  await idle(slack);
  const form = await openTimelineItem(slack, dana, { in: inc1, words: 'HighLatency' });
  await dana.closes();
  return form;
}

/** The incident is resolved too early, reopened, handed over and resolved again. */
async function reopenAndResolve({ slack, sam, priya, inc1 }: DemoContext): Promise<void> {
  await expectAnswer(
    sam.types('/incident resolved the first provider confirmed its fix', { in: inc1 }),
    'resolved',
  );
  await expectPost(slack, priya.types('/incident reopen errors are back in Ireland', { in: inc1 }), {
    in: inc1,
    words: /reopened/,
  });
  await expectPost(slack, priya.types('/incident lead', { in: inc1 }), { in: inc1, words: /took over as/ });
  await expectPost(
    slack,
    priya.types('/incident update one node still used the old route; drained it', { in: inc1 }),
    {
      in: inc1,
      words: /one node/,
    },
  );
  await expectAnswer(
    priya.types('/incident resolved no failed payments for 20 minutes', { in: inc1 }),
    'resolved',
  );
}
