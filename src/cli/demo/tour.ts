import type { TourPlan, TourScene, TourStep } from '../../../sandbox/control/tour.js';
import type { ChannelState } from '../../../sandbox/state/channel-state.js';

const general = ({ channels }: TourScene) => channels.find(({ isGeneral }) => isGeneral)?.id;

const steps: TourStep[] = [
  {
    id: 'declare',
    title: 'Declare an incident',
    words: 'You are Dana, and checkout is down. One line in #general is enough; only you see the answer.',
    do: { as: 'dana', line: '/incident start sev2 Checkout is down in Europe', channel: general },
    isDone: (scene) => incidents(scene).length > 0,
  },
  {
    id: 'card',
    title: 'Read the card in its channel',
    words:
      'Follow the link to it in the announcement. The pinned card is edited in place: it is always true.',
    do: { as: 'dana', channel: (scene) => incidents(scene)[0]?.id },
    isDone: (scene) => incidents(scene).some(({ readBy }) => readBy.length > 0),
  },
  {
    id: 'join',
    title: 'Join as somebody else',
    words: 'Become Sam. #general has an announcement of the incident with a Join button.',
    do: { as: 'sam', channel: general },
    isDone: (scene) => incidents(scene).some(({ memberNames }) => memberNames.length > 2),
  },
  {
    id: 'role',
    title: 'Take a role',
    words: 'Sam keeps everybody informed: by this line, or by the menu “Assign role” on the card.',
    do: { as: 'sam', line: '/incident comms', channel: inIncident },
    isDone: (scene) => isSaid(scene, /is now (?:comms lead|scribe|ops lead)/),
  },
  {
    id: 'update',
    title: 'Give an update',
    words:
      'It goes to the channel and onto the card, and the next one gets its time. The button opens a form.',
    do: {
      as: 'sam',
      line: '/incident update Rolled back the last deploy; errors are falling',
      channel: inIncident,
    },
    isDone: (scene) => isSaid(scene, /posted an update/),
  },
  {
    id: 'mark',
    title: 'Put a message on the timeline',
    words:
      'Send this, then react to it with 📌 (“Add reaction” above the message, :pushpin:). Only Sam reads the receipt, with Undo and Edit.',
    do: { as: 'sam', line: 'p99 of payments is back under 300 ms', channel: inIncident },
    isDone: (scene) => isToldPrivately(scene, /^On the timeline/),
  },
  {
    id: 'elsewhere',
    title: 'Bring a message from another channel',
    words:
      'Send this in #general. In the message’s “⋯” menu choose “Add to timeline”, and send the form. The incident gets it as a quote with its link.',
    do: { as: 'sam', line: 'Support has 14 tickets about declined cards', channel: general },
    isDone: (scene) => isSaid(scene, /quoted /),
  },
  {
    id: 'timeline',
    title: 'Read the timeline',
    words:
      'Marks, quotes and every change, with who and when. “Edit an entry” mends words and times, and shows who has changed what.',
    do: { as: 'sam', line: '/incident timeline', channel: inIncident },
    isDone: (scene) => isToldPrivately(scene, /· timeline/),
  },
  {
    id: 'catchup',
    title: 'Come late, and catch up',
    words: 'Become Lee, who has heard of nothing yet. This works from any channel; only Lee sees the answer.',
    do: { as: 'lee', line: '/incident catchup INC-1', channel: general },
    isDone: (scene) => isToldPrivately(scene, /\*Who does what\*/),
  },
  {
    id: 'second',
    title: 'Start one from a message',
    words:
      'Become Priya and write anything in #general. In the message’s “⋯” menu choose “Start incident from this”, and send the form.',
    do: { as: 'priya', line: 'Search answers slowly since the index was rebuilt', channel: general },
    isDone: (scene) => incidents(scene).length > 1,
  },
  {
    id: 'mitigated',
    title: 'Mark it mitigated',
    words:
      'Dana again: customer impact has stopped. Card, topic and the announcement in #general follow. Only Dana sees the Undo button.',
    do: {
      as: 'dana',
      line: '/incident mitigated traffic is on the second provider',
      channel: inIncident,
    },
    isDone: (scene) => isSaid(scene, /marked the incident \*mitigated/),
  },
  {
    id: 'kill',
    title: 'Kill the bot',
    words:
      'Open the control room at the top right and press Kill. Then type this: Slack says that nobody answers.',
    do: { as: 'dana', line: '/incident sev 1 a third of all payments fail', channel: inIncident },
    isDone: (scene) => scene.deliveries.some(isUnansweredCommand),
  },
  {
    id: 'alive',
    title: 'Bring it back: nothing is lost',
    words:
      'Press Start, wait for “Running” and type the line again. Card, roles and record are as they were.',
    do: { as: 'dana', line: '/incident sev 1 a third of all payments fail', channel: inIncident },
    isDone: isAnsweredAgain,
  },
  {
    id: 'resolved',
    title: 'Resolve it',
    words:
      'Then look into #general: the announcement has been edited all along, and a reply in its thread says that it is resolved.',
    do: { as: 'dana', line: '/incident resolved no failed payment for 20 minutes', channel: inIncident },
    isDone: (scene) => isSaid(scene, /\*resolved\* the incident/),
  },
  {
    id: 'close',
    title: 'Close it',
    words:
      'Close it when follow-up is done. Its channel stays open, and `/incident list all` still shows it.',
    do: { as: 'dana', line: '/incident close', channel: inIncident },
    isDone: (scene) => isSaid(scene, /closed the incident/),
  },
];

/** What to try in the demo, one thing after the other: about three minutes. */
export const tour: TourPlan = {
  steps,
  closing:
    'That was it. To have it in your own workspace: README.md, “Set it up in your workspace”, about five minutes.',
};

/** Channels of incidents, the first one first. */
function incidents({ channels }: TourScene): ChannelState[] {
  return channels.filter(({ name }) => name.startsWith('inc-'));
}

function inIncident(scene: TourScene): string | undefined {
  return incidents(scene)[0]?.id;
}

/** Whether the bot has said it in a channel of an incident. */
function isSaid(scene: TourScene, words: RegExp): boolean {
  return incidents(scene)
    .flatMap(({ messages }) => messages)
    .some(({ bot_id, text, blocks }) => bot_id && words.test(`${text} ${JSON.stringify(blocks ?? [])}`));
}

/** Whether the bot has said it to one person alone. */
function isToldPrivately({ ephemerals }: TourScene, words: RegExp): boolean {
  return ephemerals.some(
    ({ text, blocks }) => words.test(text ?? '') || words.test(JSON.stringify(blocks ?? [])),
  );
}

type Delivered = TourScene['deliveries'][number];

function isUnansweredCommand({ kind, failed }: Delivered): boolean {
  return kind === 'command' && failed !== undefined;
}

/** A command went unanswered, and a later one did not. */
function isAnsweredAgain({ deliveries }: TourScene): boolean {
  const unanswered = deliveries.findIndex(isUnansweredCommand);
  return (
    unanswered >= 0 &&
    deliveries.slice(unanswered).some(({ kind, status }) => kind === 'command' && status === 200)
  );
}
