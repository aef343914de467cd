import type { TourChapter, TourScene } from '../../sandbox/control/tour.js';
import type { Message } from '../../sandbox/state/workspace.js';
import { resolvedIncident } from './resolved-incident.js';
import { hasEphemeral, hasPosted, incidents, inIncident } from './scene.js';

/** From action items to their owner’s digest; about three minutes. */
export const followUp: TourChapter = {
  id: 'follow-up',
  title: 'Follow up',
  needs: {
    words: 'This chapter follows an incident. Dana declares one, invites Sam and resolves it.',
    isMet: (scene) => incidents(scene)[0]?.memberNames.includes('sam') ?? false,
    provide: resolvedIncident,
  },
  steps: [
    {
      id: 'item',
      title: 'Add an action item',
      words:
        'You’re Sam. One line is enough: its owner, day, priority and type are read from the words and shown back, with buttons to change them.',
      do: {
        as: 'sam',
        line: '/incident action Add a circuit breaker to payments @sam in 3 days p1 prevent',
        channel: inIncident,
      },
      isDone: (scene) => itemsAdded(scene) > 0,
    },
    {
      id: 'item-from-message',
      title: 'Make one from a message',
      words:
        'Send this. Choose “Create action item” in the message’s “⋯” menu, pick Sam as the owner and tomorrow as the due day, and press Add.',
      do: { as: 'sam', line: 'The alert came ten minutes after the first ticket', channel: inIncident },
      isDone: (scene) => itemsAdded(scene) > 1,
    },
    {
      id: 'items',
      title: 'List what is left',
      words: 'Only you see the list. The same items are on the app’s Home tab, by due date.',
      do: { as: 'sam', line: '/incident actions', channel: inIncident },
      isDone: (scene) => hasEphemeral(scene, /\(INC-\d+\) .* · owner /),
    },
    {
      id: 'close-with-items',
      title: 'Close the incident',
      words: 'Its action items live on. The card of a closed incident shows how many are left.',
      do: { as: 'dana', line: '/incident close', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /closed the incident/),
    },
    {
      id: 'morning',
      title: 'Jump to Sam’s next working day',
      words:
        'Nobody is asked on the day an item is added. This moves the clock and restarts the bot. In a few seconds, Sam gets one digest with everything that needs him.',
      do: { as: 'sam', movesClock: true },
      isDone: (scene) => digests(scene).length > 0,
    },
    {
      id: 'done',
      title: 'Finish an item',
      words: 'Open the digest and press Done on the first item. The digest is edited in place.',
      do: { as: 'sam', channel: digestChannel },
      isDone: (scene) => hasInDigest(scene, /✔ ~/),
    },
    {
      id: 'new-date',
      title: 'Move the other',
      words:
        'Press New date, and pick a day next week. The digest follows, and the clock asks again when that day comes. The control room’s ledger shows who was asked what.',
      do: { as: 'sam', channel: digestChannel },
      isDone: (scene) => hasInDigest(scene, / · due /),
    },
  ],
};

function itemsAdded(scene: TourScene): number {
  return incidents(scene)
    .flatMap(({ messages }) => messages)
    .filter(({ bot_id, text }) => bot_id && /added action item/.test(text ?? '')).length;
}

/** The digests that Sam got, with the channel they are in. Dana gets one too, about the incident's tasks. */
function digests({ channels }: TourScene): { channel: string; digest: Message }[] {
  return channels
    .filter(({ kind, memberNames }) => kind === 'im' && memberNames.includes('sam'))
    .flatMap(({ id, messages }) => messages.map((digest) => ({ channel: id, digest })))
    .filter(
      ({ digest: { bot_id, blocks } }) => bot_id && /\/incident reminders/.test(JSON.stringify(blocks)),
    );
}

function digestChannel(scene: TourScene): string | undefined {
  return digests(scene)[0]?.channel;
}

function hasInDigest(scene: TourScene, words: RegExp): boolean {
  return digests(scene).some(({ digest }) => words.test(digest.text ?? ''));
}
