import type { Activity } from './activity.js';
import type { Changes } from './browser/changes.js';
import type { Control } from './control/control.js';
import type { FaultSwitches } from './control/fault-switches.js';
import type { Courier } from './delivery/courier.js';
import type { SocketMode } from './delivery/socket-mode.js';
import type { EventSender } from './delivery/tell-app.js';
import type { FaultPlan } from './faults/fault-plan.js';
import type { Person } from './persons/person.js';
import { personNamed } from './persons/person-named.js';
import { readSnapshot } from './read-snapshot.js';
import type { Sandbox } from './sandbox.js';
import { addChannel, addUser, changeUser } from './state/change-people.js';
import { changeRota } from './state/change-rota.js';
import { convertChannel, shareChannel } from './state/channel-life.js';
import { channelState, channelStates } from './state/channel-state.js';
import { identity } from './state/identity.js';
import { leaveChannel } from './state/membership.js';
import { seedWorkspace } from './state/seed-workspace.js';
import type { Channel, UserGroup } from './state/workspace.js';
import type { World } from './state/world.js';
import { until } from './until.js';
import { type CallLog, refusalsAmong } from './web-api/call-log.js';

/** What a running sandbox consists of. */
export interface Parts {
  world: World;
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

/** The sandbox as tests and the demo hold it in their hands. */
export function sandboxOf(parts: Parts, close: () => Promise<void>): Sandbox {
  const { world, activity, sockets, plan, courier, log } = parts;
  const { verificationToken: _unused, teamName: _name, teamDomain: _domain, ...identifiers } = identity;
  const person = (name: string): Person => personNamed(parts, name);
  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api/`,
    ...identifiers,
    deliverTo: (...urls) => courier.addressTo(urls.filter((url) => url !== undefined)),
    person,
    channel: (nameOrId) => channelState(world, nameOrId),
    channels: () => channelStates(world),
    users: () => Object.values(world.workspace.users),
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
    snapshot: () => structuredClone(world.workspace),
    restore(snapshot) {
      world.workspace = readSnapshot(snapshot);
      parts.changes.notify();
    },
    onChange: parts.changes.listen,
    changeUser: (name, changes) => changeUser(world, name, changes),
    changeGroup: (handle, names) =>
      changeRota(
        world,
        groupOf(world, handle),
        names.map((name) => person(name).id),
      ),
    addPerson: (user) => person(addUser(world, user).id),
    addChannel(o) {
      const members = (o.members ?? []).map((name) => person(name).id);
      return channelState(world, addChannel(world, { ...o, members }).id);
    },
    convertChannel: (name, kind) => convertChannel(world, channelOf(world, name), kind, adminOf(world)),
    shareChannel: (name, isShared) => shareChannel(world, channelOf(world, name), isShared),
    removeFromChannel: (name, who) => leaveChannel(world, channelOf(world, name), person(who).id),
    uninstall: () => uninstall(world),
    close,
  };
}

function channelOf(world: World, nameOrId: string): Channel {
  const channel = world.workspace.channels[channelState(world, nameOrId).id];
  if (!channel) throw new Error(`The channel ${nameOrId} is gone.`);
  return channel;
}

function groupOf(world: World, handle: string): UserGroup {
  const group = Object.values(world.workspace.userGroups).find((one) => one.handle === handle);
  if (!group) throw new Error(`There is no user group @${handle} in the sandbox.`);
  return group;
}

function adminOf(world: World): string {
  return Object.values(world.workspace.users).find(({ isAdmin }) => isAdmin)?.id ?? '';
}

/** Back to the seeded workspace and the time that is: nothing of what was is remembered. */
export function resetWorkspace(parts: Omit<Parts, 'control'>): void {
  const { world, events, plan, log, courier, switches, changes } = parts;
  world.workspace.aheadMs = 0;
  world.workspace = seedWorkspace(world.clock(), world.manifest.botName);
  world.revoked.clear();
  events.forget();
  switches.clear();
  plan.clear();
  log.clear();
  courier.deliveries.length = 0;
  changes.notify();
}

function uninstall(world: World): void {
  world.revoked.add(identity.botToken);
  const tokens = { oauth: [], bot: [identity.botUserId] };
  world.tell({ type: 'app_uninstalled', body: { type: 'app_uninstalled' } });
  world.tell({ type: 'tokens_revoked', body: { type: 'tokens_revoked', tokens } });
}

function lately({ log, courier }: Parts): string {
  const last = log.calls.slice(-8).map((one) => `${one.method}${one.error ? ` (${one.error})` : ''}`);
  const sent = courier.deliveries.slice(-8).map((one) => `${one.kind} (${one.status ?? 'no answer'})`);
  return `Last calls: ${last.join(', ') || 'none'}. Last deliveries: ${sent.join(', ') || 'none'}.`;
}
