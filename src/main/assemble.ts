import { registerCommands } from '../commands/bolt/listeners/register.js';
import { groupsNamedBy } from '../domain/policy.js';
import { permalink } from '../domain/timeline/messages/permalink.js';
import { entryText } from '../exports/entry-text.js';
import type { Deps } from '../workflows/deps.js';
import { openTeamFigures } from '../workflows/figures/team-figures.js';
import { openMarkPrivate } from '../workflows/people/change-visibility.js';
import { openDirectory } from '../workflows/people/directory.js';
import { openMembershipStore } from '../workflows/people/store-membership.js';
import { openCapture } from '../workflows/timeline/capture-message.js';
import { openScheduledBackups, type ScheduledBackups } from './backup/scheduled/scheduled-backups.js';
import type { Base } from './base.js';
import { type NudgeClock, openNudgeClock } from './clock/nudge-clock.js';
import { type Deliveries, openDeliveries } from './delivery/open-deliveries.js';
import { openExamination } from './doctor/open-examination.js';
import { observer } from './observe.js';
import type { Opened } from './open.js';
import { openPolicyReload, type PolicyReload } from './policy/open-policy-reload.js';
import { type RecordProcessing, startRecordProcessing } from './record-processing.js';
import { type FolderImports, openFolderImports } from './runbooks/folder-imports.js';
import { readInThread } from './runbooks/read-in-thread.js';
import { sealing } from './sealing.js';
import { type Bolt, openBolt } from './slack/open-bolt.js';
import type { Slack } from './slack/open-slack.js';
import { openSyncs, type Syncs } from './sync/open-syncs.js';

/** The parts of the server, connected with each other. */
export interface Parts {
  /** What workflows depend on, with the policy in use now: what begins asks once. */
  depsNow: () => Deps;
  /** Receives people's requests and Slack's events. */
  bolt: Bolt;
  deliveries: Deliveries;
  syncs: Syncs;
  recordProcessing: RecordProcessing;
  folderImports: FolderImports;
  nudgeClock: NudgeClock;
  policyReload: PolicyReload;
  /** Null: none are scheduled. */
  backups: ScheduledBackups | null;
}

/** Step 2: makes the parts and connects them. None of them runs yet. */
export function assemble(base: Base, opened: Opened): Parts {
  const { log, clock, policy } = base;
  const { db, slack, metrics } = opened;
  const requestDelivery: Deps['requestDelivery'] = (owner) => deliveries.request(owner);
  const isConnected = () => bolt.socketPart().kind !== 'not_ready';
  const syncs = openSyncs(base, opened, { isConnected, requestDelivery });
  const directory = openDirectory({ db, userLookups: syncs.people });
  const deliveries = openDeliveries(base, opened, directory);
  const common: Omit<Deps, 'policy'> = {
    db,
    clock,
    requestDelivery,
    directory,
    permalinkOf: permalinkIn(slack),
    entryText,
    sealing,
    readRunbook: readInThread,
  };
  const depsNow = () => ({ ...common, policy: policy.current() });
  const recordProcessing = startRecordProcessing(() => ({ ...depsNow(), ...sealing }), log);
  const folderImports = openFolderImports(depsNow, log);
  const bolt = boltOf(base, opened, syncs);
  const nudgeClock = openNudgeClock(depsNow, { log, newTrace: base.newTrace, metrics });
  const policyReload = openPolicyReload(base, opened, {
    onTaken: (before, after) => {
      const isNamed = (id: string) => groupsNamedBy(before).includes(id);
      if (!groupsNamedBy(after).every(isNamed)) void syncs.people.syncGroups();
      void folderImports.wake();
    },
    nudgesSettled: nudgeClock.settled,
  });
  const backups = base.config.backups && openScheduledBackups(base.config.backups, { ...base, ...opened });
  const parts: Parts = {
    ...{ depsNow, bolt, deliveries, syncs, recordProcessing },
    ...{ folderImports, nudgeClock, policyReload, backups },
  };
  connectCommands(base, opened, parts);
  return parts;
}

function permalinkIn({ installed }: Slack): Deps['permalinkOf'] {
  return (message) => {
    const url = installed(message.workspaceId)?.url;
    return url === undefined ? null : permalink(url, message);
  };
}

/** Bolt, which starts syncs after events were missed. */
function boltOf(
  { config, log, now, newTrace }: Base,
  { slack, metrics, tracing }: Opened,
  { missedEvents }: Syncs,
): Bolt {
  return openBolt(config, {
    installed: slack.installed,
    proxy: slack.proxy,
    log,
    now,
    onReconnected: missedEvents.sync,
    onEventsDropped: () => {
      log.warn('slack_events_dropped', { why: 'more than 30,000 in an hour' });
      metrics.eventsDropped();
      missedEvents.syncWhileDropping();
    },
    onRejected: (why) => metrics.requestRejected({ why }),
    receive: (kind, process) => {
      const trace = newTrace();
      const attributes = { 'slack.payload': kind };
      return tracing.begin({ name: `slack ${kind}`, kind: 'server', trace, attributes }, () =>
        process(trace),
      );
    },
  });
}

/** Makes Bolt hand requests and events to the commands. */
function connectCommands(
  base: Base,
  opened: Opened,
  { depsNow, bolt, syncs, recordProcessing }: Parts,
): void {
  const { log, now } = base;
  const { slack, metrics, tracing } = opened;
  const deps: Omit<Deps, 'policy'> = depsNow();
  registerCommands(bolt.app, {
    depsNow,
    slackOf: (workspaceId) => slack.installed(workspaceId)?.call ?? null,
    installed: slack.installed,
    respond: slack.respond,
    observe: observer(log, { metrics, tracing }),
    capture: openCapture(deps),
    markPrivate: openMarkPrivate(deps),
    storeMembership: openMembershipStore(deps),
    syncChannel: syncs.channels.request,
    syncMembership: syncs.memberships.request,
    recordChanged: recordProcessing.wake,
    examine: openExamination(base, opened),
    teamFigures: openTeamFigures(deps, now),
    userLookups: syncs.people,
  });
}
