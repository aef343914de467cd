import type { Activity } from './activity.js';
import type { Changes } from './browser/changes.js';
import type { Control } from './control/control.js';
import type { FaultSwitches } from './control/fault-switches.js';
import type { Courier } from './delivery/courier.js';
import type { SocketMode } from './delivery/socket-mode.js';
import type { EventSender } from './delivery/tell-app.js';
import type { FaultPlan } from './faults/fault-plan.js';
import { readSnapshot } from './read-snapshot.js';
import type { Sandbox } from './sandbox.js';
import { addChannel, addUser, changeUser } from './state/change-people.js';
import { convertChannel, shareChannel } from './state/channel-life.js';
import { channelState, channelStates } from './state/channel-state.js';
import type { SandboxContext } from './state/context.js';
import { fileState } from './state/file-state.js';
import { identity } from './state/identity.js';
import { leaveChannel } from './state/membership.js';
import { seedWorkspace } from './state/seed-workspace.js';
import { updateGroupMembers } from './state/update-group-members.js';
import type { Channel, UserGroup } from './state/workspace.js';
import { until } from './until.js';
import type { Person } from './users/person.js';
import { personNamed } from './users/person-named.js';
import { type CallLog, refusalsAmong } from './web-api/call-log.js';

/** Parts of a running sandbox. */
export interface Parts {
  context: SandboxContext;
  changes: Changes;
  activity: Activity;
  sockets: SocketMode;
  plan: FaultPlan;
  courier: Courier;
  events: EventSender;
  log: CallLog;
  switches: FaultSwitches;
  control: Control;
}

/** The interface for tests and the demo. */
export function sandboxOf(parts: Parts, close: () => Promise<void>): Sandbox {
  const { context, activity, sockets, plan, courier, log } = parts;
  const { verificationToken: _unused, teamName: _name, teamDomain: _domain, ...identifiers } = identity;
  const person = (name: string): Person => personNamed(parts, name);
  return {
    url: context.baseUrl,
    apiUrl: `${context.baseUrl}/api/`,
    ...identifiers,
    deliverTo: (...urls) => courier.addressTo(urls.filter((url) => url !== undefined)),
    person,
    channel: (nameOrId) => channelState(context, nameOrId),
    channels: () => channelStates(context),
    file: (name) => fileState(context, name),
    users: () => Object.values(context.workspace.users),
    faults: plan.faults,
    control: parts.control,
    calls: log.calls,
    deliveries: courier.deliveries,
    get refusals() {
      return refusalsAmong(log.calls);
    },
    get socketCount() {
      return sockets.count();
    },
    idle: (quietMs = 150) => activity.idle(quietMs),
    until: (what, timeoutMs = 5_000) => until(what, timeoutMs, () => lately(parts)),
    reset: () => resetWorkspace(parts),
    snapshot: () => structuredClone(context.workspace),
    restore(snapshot) {
      context.workspace = readSnapshot(snapshot);
      parts.changes.notify();
    },
    onChange: parts.changes.listen,
    changeUser: (name, changes) => changeUser(context, name, changes),
    changeGroup: (handle, names) =>
      updateGroupMembers(
        context,
        groupOf(context, handle),
        names.map((name) => person(name).id),
      ),
    addPerson: (user) => person(addUser(context, user).id),
    addChannel(o) {
      const members = (o.members ?? []).map((name) => person(name).id);
      return channelState(context, addChannel(context, { ...o, members }).id);
    },
    convertChannel: (name, kind) => convertChannel(context, channelOf(context, name), kind, adminOf(context)),
    shareChannel: (name, isShared) => shareChannel(context, channelOf(context, name), isShared),
    removeFromChannel: (name, who) => leaveChannel(context, channelOf(context, name), person(who).id),
    uninstall: () => uninstall(context),
    close,
  };
}

function channelOf(context: SandboxContext, nameOrId: string): Channel {
  const channel = context.workspace.channels[channelState(context, nameOrId).id];
  if (!channel) throw new Error(`The channel ${nameOrId} no longer exists.`);
  return channel;
}

function groupOf(context: SandboxContext, handle: string): UserGroup {
  const group = Object.values(context.workspace.userGroups).find((one) => one.handle === handle);
  if (!group) throw new Error(`The sandbox has no user group @${handle}.`);
  return group;
}

function adminOf(context: SandboxContext): string {
  return Object.values(context.workspace.users).find(({ isAdmin }) => isAdmin)?.id ?? '';
}

/** Restores the seeded workspace and the real time, and clears all history. */
export function resetWorkspace(parts: Omit<Parts, 'control'>): void {
  const { context, events, plan, log, courier, switches, changes } = parts;
  context.workspace.aheadMs = 0;
  context.workspace = seedWorkspace(context.clock(), context.manifest.botName);
  context.revoked.clear();
  events.forget();
  switches.clear();
  plan.clear();
  log.clear();
  courier.deliveries.length = 0;
  changes.notify();
}

function uninstall(context: SandboxContext): void {
  context.revoked.add(identity.botToken);
  const tokens = { oauth: [], bot: [identity.botUserId] };
  context.tell({ type: 'app_uninstalled', body: { type: 'app_uninstalled' } });
  context.tell({ type: 'tokens_revoked', body: { type: 'tokens_revoked', tokens } });
}

function lately({ log, courier }: Parts): string {
  const last = log.calls.slice(-8).map((one) => `${one.method}${one.error ? ` (${one.error})` : ''}`);
  const sent = courier.deliveries.slice(-8).map((one) => `${one.kind} (${one.status ?? 'no answer'})`);
  return `Last calls: ${last.join(', ') || 'none'}. Last deliveries: ${sent.join(', ') || 'none'}.`;
}
