import type { TourCast, TourChapter, TourScene } from '../../sandbox/control/tour.js';
import type { ChannelState } from '../../sandbox/state/channel-state.js';
import { hasPosted, incidents } from './scene.js';

/** From a suggested runbook to one that two people finished; about three minutes. */
export const runbooks: TourChapter = {
  id: 'runbooks',
  title: 'Runbooks',
  needs: {
    words: 'This chapter works through a runbook. Dana declares an incident about payments, and invites Sam.',
    isMet: (scene) => paymentsIncident(scene)?.memberNames.includes('sam') ?? false,
    provide: declarePayments,
  },
  steps: [
    {
      id: 'attach',
      title: 'Attach the suggested runbook',
      words:
        'The card suggests one, with the reason. Press Attach there, or type this. The version is frozen, and its steps become one message for everybody.',
      do: { as: 'dana', line: '/incident runbook payment provider errors', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /Runbook Payment provider errors of/),
    },
    {
      id: 'tick',
      title: 'Do the first step',
      words:
        'Press Done in that message, or type this to note what you found. The message and the card follow.',
      do: { as: 'dana', line: '/incident runbook done 1 only Adyen, 31%', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /Runbook Payment provider errors of INC-\d+: 1 of 4/),
    },
    {
      id: 'skip',
      title: 'Skip one, as somebody else',
      words: 'Sam works through it too. Skipping takes a reason, which the post-mortem will read.',
      do: {
        as: 'sam',
        line: '/incident runbook skip 2 their status page says so already',
        channel: inPayments,
      },
      isDone: (scene) => hasPosted(scene, /: 2 of 4 · 1 skipped/),
    },
    {
      id: 'fill',
      title: 'Fill in the variables',
      words: 'Press “Fill in” in the message. The code of each step can then be copied as it is.',
      do: { as: 'sam', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /(?:region|provider) = (?!\?)/),
    },
    {
      id: 'assign',
      title: 'Assign a step, with a timer',
      words: 'Dana is told in the channel. When the timer ends, she is asked how it went.',
      do: { as: 'sam', line: '/incident runbook assign 3 @dana', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /assigned step 3/),
    },
    {
      id: 'timer',
      title: 'Start the timer',
      words: 'After a minute, the channel asks. “10 more minutes” starts it again.',
      do: { as: 'dana', line: '/incident runbook timer 3 1 min', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /timer until/),
    },
    {
      id: 'finish',
      title: 'Finish the runbook',
      words: 'Press Done on the two steps that are left. The timeline tells who did what, and when.',
      do: { as: 'dana', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /finished runbook/),
    },
    {
      id: 'resolve-payments',
      title: 'Resolve the incident',
      words:
        '`/incident runbook stats` says which runbooks are used, and which of their steps are skipped most.',
      do: { as: 'dana', line: '/incident resolved payments work again', channel: inPayments },
      isDone: (scene) => hasPosted(scene, /resolved the incident/),
    },
  ],
};

async function declarePayments(slack: TourCast): Promise<void> {
  const dana = slack.person('dana');
  const isThere = slack.channels().some(({ name }) => isPayments(name));
  if (!isThere)
    await dana.types('/incident start sev2 Card payments fail @sam affects: checkout', { in: 'general' });
  const incident = await slack.until(() => slack.channels().find(({ name }) => isPayments(name))?.name);
  await slack.until(() => slack.channel(incident).pins[0]);
}

function paymentsIncident(scene: TourScene): ChannelState | undefined {
  return incidents(scene).find(({ name }) => isPayments(name));
}

function inPayments(scene: TourScene): string | undefined {
  return paymentsIncident(scene)?.id;
}

function isPayments(name: string): boolean {
  return /^inc-\d+-card-payments-fail$/.test(name);
}
