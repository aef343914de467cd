import type { TourChapter, TourScene } from '../../sandbox/control/tour.js';
import { general, hasEphemeral, hasPosted, incidents, inIncident } from './scene.js';

/** From the first report to a closed incident; about three minutes. */
export const respond: TourChapter = {
  id: 'respond',
  title: 'Respond',
  steps: [
    {
      id: 'declare',
      title: 'Declare an incident',
      words: 'You’re Dana, and checkout is down. Type one line in #general. Only you see the reply.',
      do: { as: 'dana', line: '/incident start sev2 Checkout is down in Europe', channel: general },
      isDone: (scene) => incidents(scene).length > 0,
    },
    {
      id: 'card',
      title: 'Read the card',
      words:
        'Open the channel from the announcement. The pinned card is edited in place, so it’s always current.',
      do: { as: 'dana', channel: (scene) => incidents(scene)[0]?.id },
      isDone: (scene) => incidents(scene).some(({ readBy }) => readBy.length > 0),
    },
    {
      id: 'join',
      title: 'Join as someone else',
      words: 'Switch to Sam. The announcement in #general has a Join button.',
      do: { as: 'sam', channel: general },
      isDone: (scene) => incidents(scene).some(({ memberNames }) => memberNames.length > 2),
    },
    {
      id: 'role',
      title: 'Take a role',
      words: 'Sam becomes comms lead. Type this, or use the “Assign role” menu on the card.',
      do: { as: 'sam', line: '/incident comms', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /is now (?:comms lead|scribe|ops lead)/),
    },
    {
      id: 'update',
      title: 'Post an update',
      words:
        'It appears in the channel and on the card, which shows when the next update is due. “Post update” on the card opens a form.',
      do: {
        as: 'sam',
        line: '/incident update Rolled back the last deploy; errors are falling',
        channel: inIncident,
      },
      isDone: (scene) => hasPosted(scene, /posted an update/),
    },
    {
      id: 'mark',
      title: 'Add a message to the timeline',
      words:
        'Send this, then react to it with 📌 (“Add reaction”, :pushpin:). Only Sam sees the receipt, with Undo and Edit.',
      do: { as: 'sam', line: 'p99 of payments is back under 300 ms', channel: inIncident },
      isDone: (scene) => hasEphemeral(scene, /^Added to/),
    },
    {
      id: 'elsewhere',
      title: 'Add a message from another channel',
      words:
        'Send this in #general. Choose “Add to timeline” in the message’s “⋯” menu and submit the form. The incident’s channel gets a quote with a link.',
      do: { as: 'sam', line: 'Support has 14 tickets about declined cards', channel: general },
      isDone: (scene) => hasPosted(scene, /quoted /),
    },
    {
      id: 'timeline',
      title: 'Read the timeline',
      words:
        'It has marked messages, quotes and every change, with who and when. “Edit an entry” fixes text and times and shows who changed what.',
      do: { as: 'sam', line: '/incident timeline', channel: inIncident },
      isDone: (scene) => hasEphemeral(scene, /· timeline/),
    },
    {
      id: 'catchup',
      title: 'Arrive late and catch up',
      words: 'Switch to Lee, who knows nothing yet. This works in any channel. Only Lee sees the reply.',
      do: { as: 'lee', line: '/incident catchup INC-1', channel: general },
      isDone: (scene) => hasEphemeral(scene, /\*Roles\*/),
    },
    {
      id: 'second',
      title: 'Start an incident from a message',
      words:
        'Switch to Priya and post anything in #general. Choose “Start incident from this” in the message’s “⋯” menu and submit the form.',
      do: { as: 'priya', line: 'Search has been slow since the index was rebuilt', channel: general },
      isDone: (scene) => incidents(scene).length > 1,
    },
    {
      id: 'mitigated',
      title: 'Mark it mitigated',
      words:
        'You’re Dana again: customer impact has stopped. The card, the topic and the announcement in #general follow. Only Dana sees the Undo button.',
      do: {
        as: 'dana',
        line: '/incident mitigated all traffic is on the second provider',
        channel: inIncident,
      },
      isDone: (scene) => hasPosted(scene, /marked the incident \*mitigated/),
    },
    {
      id: 'kill',
      title: 'Kill the bot',
      words:
        'Open the control room at the top right and press Kill. Then type this: Slack says the command failed.',
      do: { as: 'dana', line: '/incident sev 1 a third of all payments fail', channel: inIncident },
      isDone: (scene) => scene.deliveries.some(isUnansweredCommand),
    },
    {
      id: 'alive',
      title: 'Bring it back with nothing lost',
      words:
        'Press Start, wait for “Running” and type the command again. The card, roles and timeline are as they were.',
      do: { as: 'dana', line: '/incident sev 1 a third of all payments fail', channel: inIncident },
      isDone: isAnsweredAgain,
    },
    {
      id: 'resolved',
      title: 'Resolve it',
      words:
        'Then look at #general. The announcement has kept up all along, and a reply in its thread says it’s resolved.',
      do: { as: 'dana', line: '/incident resolved no failed payments for 20 minutes', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /\*resolved\* the incident/),
    },
    {
      id: 'close',
      title: 'Close it',
      words:
        'Close it when follow-up is done. Its channel stays open, and `/incident list all` still shows it.',
      do: { as: 'dana', line: '/incident close', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /closed the incident/),
    },
  ],
};

type Delivered = TourScene['deliveries'][number];

function isUnansweredCommand({ kind, failed }: Delivered): boolean {
  return kind === 'command' && failed !== undefined;
}

/** True if a command failed and a later one succeeded. */
function isAnsweredAgain({ deliveries }: TourScene): boolean {
  const unanswered = deliveries.findIndex(isUnansweredCommand);
  return (
    unanswered >= 0 &&
    deliveries.slice(unanswered).some(({ kind, status }) => kind === 'command' && status === 200)
  );
}
