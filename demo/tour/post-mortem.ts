import type { TourChapter, TourScene } from '../../sandbox/control/tour.js';
import { resolvedIncident } from './resolved-incident.js';
import { hasPosted, incidents, inIncident } from './scene.js';

/** From a resolved incident to a published post-mortem and its PDF; about three minutes. */
export const postMortem: TourChapter = {
  id: 'post-mortem',
  title: 'Post-mortem',
  needs: {
    words: 'This chapter writes a post-mortem. Dana resolves an incident, and invites Sam.',
    isMet: (scene) => incidents(scene)[0]?.memberNames.includes('sam') ?? false,
    provide: resolvedIncident,
  },
  steps: [
    {
      id: 'draft',
      title: 'Start the draft',
      words:
        'The record writes most of it: times, people, timeline, and questions about what it can’t know. Press “Open draft” to read it, and Edit beside a section to write in it.',
      do: { as: 'dana', line: '/incident postmortem', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /started the post-mortem/),
    },
    {
      id: 'ask',
      title: 'Ask somebody',
      words: 'Sam is asked in the channel, with a button to answer, and again in his digest until he does.',
      do: {
        as: 'dana',
        line: '/incident postmortem ask @sam What did customers see first?',
        channel: inIncident,
      },
      isDone: (scene) => hasPosted(scene, /asked .* about the post-mortem/),
    },
    {
      id: 'review',
      title: 'Request a review',
      words: 'Sam reads it and approves. A text that changes after that needs another look.',
      do: { as: 'dana', line: '/incident postmortem review @sam', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /to review the post-mortem/),
    },
    {
      id: 'approve',
      title: 'Approve it, as Sam',
      words: 'Press Approve below that message, or type this.',
      do: { as: 'sam', line: '/incident postmortem approve', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /approved the post-mortem/),
    },
    {
      id: 'publish',
      title: 'Publish it',
      words: 'The card shows it, and the time it took becomes one of the figures.',
      do: { as: 'dana', line: '/incident postmortem publish', channel: inIncident },
      isDone: (scene) => hasPosted(scene, /published the post-mortem/),
    },
    {
      id: 'export',
      title: 'Take it with you',
      words:
        'The PDF comes as a direct message: contents, timeline, sources and action items. “customer” leaves out people, secrets and internal names.',
      do: { as: 'dana', line: '/incident export pdf', channel: inIncident },
      isDone: hasFile,
    },
  ],
};

/** True if the bot sent somebody a file. */
function hasFile({ channels }: TourScene): boolean {
  return channels
    .filter(({ kind }) => kind === 'im')
    .some(({ messages }) => messages.some(({ files }) => (files ?? []).length > 0));
}
