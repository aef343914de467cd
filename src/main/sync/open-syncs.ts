import { groupsNamedBy } from '../../domain/policy.js';
import type { Deps } from '../../workflows/deps.js';
import type { Base } from '../base.js';
import type { Opened } from '../open.js';
import { type ChannelSyncs, startChannelSyncs } from './channel-syncs.js';
import { type MembershipSyncs, startMembershipSyncs } from './membership-syncs.js';
import { type MissedEvents, openMissedEvents } from './missed-events.js';
import { openPeople, type People } from './people-sync.js';

/** What is read from Slack in the background. */
export interface Syncs {
  people: People;
  memberships: MembershipSyncs;
  channels: ChannelSyncs;
  missedEvents: MissedEvents;
}

export function openSyncs(
  { policy, log, clock, newTrace, processId }: Base,
  { db, deliveryDb, slack }: Opened,
  {
    isConnected,
    requestDelivery,
  }: {
    /** Whether Slack can deliver events. */
    isConnected: () => boolean;
    requestDelivery: Deps['requestDelivery'];
  },
): Syncs {
  const common = { clock, installed: slack.installation, newTrace, log };
  const people = openPeople({ ...common, db, groupIds: () => groupsNamedBy(policy.current()) });
  const memberships = startMembershipSyncs({ ...common, db, requestDelivery });
  const channels = startChannelSyncs({
    ...common,
    db: deliveryDb,
    ownerId: processId,
    isConnected,
    highlightEmoji: () => policy.current().timeline.highlightEmoji,
  });
  const missedEvents = openMissedEvents(() => {
    memberships.requestAll();
    channels.requestAll();
  });
  return { people, memberships, channels, missedEvents };
}
