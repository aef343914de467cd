import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Message, ShownView } from '../../../sandbox/state/workspace.js';
import type { Person } from '../../../sandbox/users/person.js';
import {
  addsToTimeline,
  channelOf,
  givesUpdate,
  heard,
  opensLine,
  posted,
  saidIn,
  settled,
  toldPrivately,
} from './acting.js';

/** What the story leaves behind. */
export interface Told {
  /** The channels to print, each as one person reads it. */
  channels: { name: string; reader: Person }[];
  /** A form to print after them, as the person had it before them. */
  form: { view: ShownView; reader: Person };
}

/** Who plays, and where. */
interface DemoContext {
  slack: Sandbox;
  dana: Person;
  sam: Person;
  priya: Person;
  lee: Person;
  /** The incident's channel. */
  inc1: string;
  card: Message;
}

/**
 * A whole incident, played by persons of the sandbox against the real bot: declared, looked into, mended in the record,
 * caught up with by one who comes late, mitigated, resolved, reopened, closed; and a second one, canceled. Rejects where
 * the bot does not answer as it should.
 */
export async function playStory(slack: Sandbox): Promise<Told> {
  const sam = slack.person('sam');
  const report = await sam.posts('Support has 14 tickets: cards are declined at checkout, all from Europe.', {
    in: 'general',
  });
  const stage = await declared(slack);
  const alert = await lookedInto(stage);
  await spreads(stage);
  await recordMended(stage, { alert, report });
  await comesLate(stage);
  const view = await mitigated(stage);
  await comesBack(stage);
  await heard(stage.priya.types('/incident close', { in: stage.inc1 }), 'closed');
  await saidIn(slack, stage.inc1, / closed INC-1$/);
  await stage.dana.posts('Thank you all. We look at it again on Thursday.', { in: stage.inc1 });
  await saidIn(slack, 'general', /INC-1, .* closed/);
  await saidIn(slack, 'general', /INC-2, .* canceled/);
  await settled(slack);
  await heard(stage.lee.types('/incident list all', { in: 'general' }), 'All incidents');
  return {
    channels: [
      { name: 'general', reader: stage.lee },
      { name: stage.inc1, reader: stage.dana },
    ],
    form: { view, reader: stage.dana },
  };
}

/** Dana declares, and those who can help come in. */
async function declared(slack: Sandbox): Promise<DemoContext> {
  const [dana, sam, priya, lee] = ['dana', 'sam', 'priya', 'lee'].map((name) => slack.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await heard(dana.types('/incident start sev2 Card payments fail in Europe', { in: 'general' }), 'INC-1');
  const inc1 = await channelOf(slack, 'inc-1-');
  const card = await slack.until(() => slack.channel(inc1).pins[0]);
  await sam.clicks(await saidIn(slack, 'general', /INC-1/), { text: 'Join' });
  await slack.until(() => slack.channel(inc1).memberNames.includes('sam'));
  await heard(dana.types('/incident invite @priya', { in: inc1 }), 'invitations');
  await slack.until(() => slack.channel(inc1).memberNames.includes('priya'));
  return { slack, dana, sam, priya, lee, inc1, card };
}

/** A monitor's alert, which a rule puts on the timeline; and an answer in its thread, which Dana marks. */
async function lookedInto({ slack, dana, priya, inc1 }: DemoContext): Promise<Message> {
  const monitor = slack.addPerson({ name: 'alertmanager', realName: 'Alertmanager', kind: 'bot' });
  await dana.invites(inc1, monitor);
  const alert = await monitor.posts('[FIRING:1] HighLatency payments-api: p99 is 9 s', {
    in: inc1,
    subtype: 'bot_message',
  });
  const thread = { in: inc1, thread: alert.ts };
  await dana.posts('With every provider?', thread);
  const answer = await priya.posts(
    'Only the first. 4f2c1 went out just before, with new retry rules.',
    thread,
  );
  await dana.reacts(answer, 'pushpin');
  await toldPrivately(slack, dana, { in: inc1, words: 'Yes' });
  return alert;
}

/** It is worse than they thought; roles are taken, and all are told where things stand. */
async function spreads({ slack, dana, sam, priya, inc1, card }: DemoContext): Promise<void> {
  await posted(slack, dana.types('/incident sev 1 a third of card payments in the EU fail', { in: inc1 }), {
    in: inc1,
    words: /raised severity/,
  });
  await posted(slack, sam.types('/incident comms', { in: inc1 }), { in: inc1, words: /comms lead/ });
  await settled(slack);
  await priya.clicks(card, { text: 'Assign role' }, 'Scribe');
  await slack.until(() => priya.modal());
  await priya.submits();
  await heard(dana.types('/incident updte', { in: inc1 }), 'Did you mean');
  await givesUpdate(slack, sam, card);
  await settled(slack);
}

const tenMinutesMs = 600_000;

/** The scribe mends the record: the latency rose before the alert came, and the first report was made elsewhere. */
async function recordMended(
  { slack, priya, inc1 }: DemoContext,
  { alert, report }: { alert: Message; report: Message },
): Promise<void> {
  await opensLine(slack, priya, { in: inc1, words: 'HighLatency' });
  const at = new Date(Math.floor(Number(alert.ts)) * 1_000 - tenMinutesMs);
  await heard(priya.submits({ Time: at }), 'is edited');
  await priya.closes();
  await addsToTimeline(slack, priya, { message: report, note: 'the first report' });
  await settled(slack);
}

/** Lee takes it for something else, catches up, and cancels the second incident. */
async function comesLate({ slack, dana, lee }: DemoContext): Promise<void> {
  await heard(lee.types('/incident start sev3 Search answers slowly', { in: 'general' }), 'INC-2');
  const inc2 = await channelOf(slack, 'inc-2-');
  await slack.until(() => slack.channel(inc2).pins[0]);
  await dana.posts('@lee search asks payments for prices: that is INC-1.', { in: 'general' });
  await heard(lee.types('/incident catchup INC-1', { in: 'general' }), 'INC-1');
  await heard(
    lee.types('/incident cancel duplicate of INC-1: search asks payments for prices', { in: inc2 }),
    'duplicate',
  );
}

/** Nobody is hurt any more. Dana reads the timeline, and what became of a line of it: the form that she sees. */
async function mitigated({ slack, dana, priya, inc1 }: DemoContext): Promise<ShownView> {
  await heard(
    priya.types('/incident mitigated traffic is on the second provider, errors at 0.3 %', { in: inc1 }),
    'mitigated',
  );
  await settled(slack);
  const form = await opensLine(slack, dana, { in: inc1, words: 'HighLatency' });
  await dana.closes();
  return form;
}

/** It was not over yet. */
async function comesBack({ slack, sam, priya, inc1 }: DemoContext): Promise<void> {
  await heard(
    sam.types('/incident resolved the first provider has confirmed its fix', { in: inc1 }),
    'resolved',
  );
  await posted(slack, priya.types('/incident reopen errors are back in Ireland', { in: inc1 }), {
    in: inc1,
    words: /reopened/,
  });
  await posted(slack, priya.types('/incident lead', { in: inc1 }), { in: inc1, words: /took over as/ });
  await posted(
    slack,
    priya.types('/incident update one node still had the old route; drained it', { in: inc1 }),
    {
      in: inc1,
      words: /one node/,
    },
  );
  await heard(priya.types('/incident resolved no failed payment for 20 minutes', { in: inc1 }), 'resolved');
}
