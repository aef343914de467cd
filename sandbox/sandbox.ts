import type { Control } from './control/control.js';
import type { TourPlan } from './control/tour.js';
import type { Delivery } from './delivery/parcel.js';
import type { Faults } from './faults/faults.js';
import type { ChannelState } from './state/channel-state.js';
import type { User, Workspace } from './state/workspace.js';
import type { Person } from './users/person.js';
import type { ApiCall } from './web-api/api-call.js';

export type { ChannelState };

export interface SandboxOptions {
  /** 127.0.0.1 only; any free port unless said. */
  port?: number;
  /** The app's manifest: scopes, commands, shortcuts, events. `./manifest.yml` unless said; when it is missing all is granted. */
  manifestPath?: string;
  /** A manifest in place of the file. */
  manifest?: object;
  /** Request URL of an HTTP app; Socket Mode when unset. */
  deliverTo?: string;
  /** The sandbox's time, before any jump; real time unless said. */
  clock?: () => Date;
  /** Added to every Web API call. */
  latencyMs?: number;
  /** `slack` enforces Slack's tiers; off unless said. */
  rateLimits?: 'slack' | 'off';
  /** Delays before events are sent again, in ms; 0, 1 and 5 minutes unless said. */
  retryScaleMs?: number[];
  /** How long the app may take to acknowledge; 3,000 ms unless said. */
  ackMs?: number;
  /** How many calls and how many deliveries are kept, the last ones; all unless said. */
  keepLast?: number;
  /** What the page proposes to try, one thing after the other. */
  tour?: TourPlan;
}

/** A Slack workspace on this machine. */
export interface Sandbox {
  url: string;
  /** Ends in `/api/`: the value for SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  teamId: string;
  botUserId: string;
  botId: string;
  appId: string;
  /** For installations: `oauth.v2.access` exchanges the code for the bot token. */
  clientId: string;
  clientSecret: string;
  oauthCode: string;
  /** Changes the app's request URLs, taken in turn; none (or undefined) means Socket Mode. */
  deliverTo(...urls: (string | undefined)[]): void;
  /** A person by handle; throws when there is none. */
  person(name: string): Person;
  /** A channel by name (with or without `#`) or id; throws when there is none. */
  channel(nameOrId: string): ChannelState;
  channels(): ChannelState[];
  /** Everybody whom the workspace knows, the app's own user among them. */
  users(): User[];
  faults: Faults;
  /** Its clock, its faults by name, the app's process and the log: what the page's control room rules. */
  control: Control;
  /** Every Web API call and every post to a response_url, in order of arrival. */
  calls: ApiCall[];
  /** Every payload sent to the app. */
  deliveries: Delivery[];
  /** Calls refused for the app's own mistake; injected faults and lawful refusals are not among them. */
  readonly refusals: ApiCall[];
  /** Live Socket Mode connections. */
  readonly socketCount: number;
  /** Resolves when no call and no delivery was under way for `quietMs` (150). */
  idle(quietMs?: number): Promise<void>;
  /** Polls until `what` gives something; rejects after `timeoutMs` (5,000) with what the sandbox saw last. */
  until<T>(what: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  /** Back to the seeded workspace, without faults, calls and deliveries. */
  reset(): void;
  /** The state as plain JSON. */
  snapshot(): Workspace;
  /** Takes up a state that `snapshot` gave. Throws on anything else. */
  restore(snapshot: unknown): void;
  /** Hears, a moment later, that something may have changed; gives what ends the listening. */
  onChange(listener: () => void): () => void;
  /** Changes what Slack knows of a user, say `{ kind: 'deactivated' }`; the app hears `user_change`. */
  changeUser(name: string, changes: Partial<Omit<User, 'id'>>): void;
  /** Gives a user group, by handle, these members; the app hears `subteam_members_changed`. */
  changeGroup(handle: string, names: string[]): void;
  /** A further member, also of #general. */
  addPerson(user: Pick<User, 'name'> & Partial<User>): Person;
  /** A further channel with these members by handle; the app's own name is among the handles. */
  addChannel(o: { name: string; isPrivate?: boolean; members?: string[] }): ChannelState;
  /** Makes a channel private or public, as an admin of the workspace may; the app hears of it by a message. */
  convertChannel(nameOrId: string, kind: 'public' | 'private'): void;
  /**
   * Shares a channel with another workspace, or no longer; the app hears `channel_shared` or `channel_unshared`. A private
   * channel gets another id when it is shared first: the app hears `channel_id_changed`.
   */
  shareChannel(nameOrId: string, isShared: boolean): void;
  /** Takes somebody out of a channel, by handle, as a member may. */
  removeFromChannel(nameOrId: string, name: string): void;
  /** Revokes the bot token and tells the app. */
  uninstall(): void;
  close(): Promise<void>;
}
