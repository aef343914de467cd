import type { TourCast } from '../../sandbox/control/tour.js';
import { channelOf, expectAnswer } from '../acting.js';

/** Does what is missing of an incident that Dana resolved, with Sam in its channel. */
export async function resolvedIncident(slack: TourCast): Promise<void> {
  const dana = slack.person('dana');
  const isOpen = slack.channels().some(({ name }) => name.startsWith('inc-1-'));
  if (!isOpen) await dana.types('/incident start sev2 Checkout is down in Europe', { in: 'general' });
  const incident = await channelOf(slack, 'inc-1-');
  await slack.until(() => slack.channel(incident).pins[0]);
  await expectAnswer(dana.types('/incident invite @sam', { in: incident }), 'Inviting');
  if (isOpen) return;
  await expectAnswer(
    dana.types('/incident resolved no failed payments for 20 minutes', { in: incident }),
    'resolved',
  );
}
