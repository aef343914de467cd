import type { Guide } from './browser/serve-guide.js';
import type { Control } from './control/control.js';
import type { TourPlan } from './control/tour.js';
import type { Delivery } from './delivery/parcel.js';
import type { Faults } from './faults/faults.js';
import type { ChannelState } from './state/channel-state.js';
import type { FileState } from './state/file-state.js';
import type { User, Workspace } from './state/workspace.js';
import type { Person } from './users/person.js';
import type { ApiCall } from './web-api/api-call.js';

export type { ChannelState };

export interface SandboxOptions {
  /** On 127.0.0.1; default: any free port. */
  port?: number;
  /** The app's manifest: scopes, commands, shortcuts, events. Default: `./manifest.yml`. A missing file grants everything. */
  manifestPath?: string;
  /** A manifest to use instead of the file. */
  manifest?: object;
  /** Request URL of an HTTP app; default: Socket Mode. */
  deliverTo?: string;
  /** The sandbox's clock, before any jump; default: real time. */
  clock?: () => Date;
  /** Added to every Web API call. */
  latencyMs?: number;
  /** `slack` enforces Slack's rate limit tiers; default: off. */
  rateLimits?: 'slack' | 'off';
  /** Delays before event retries, in ms; default: 0, 1 and 5 minutes. */
  retryScaleMs?: number[];
  /** Time the app has to acknowledge; default: 3,000 ms. */
  ackMs?: number;
  /** How many calls and deliveries to store; default: all. */
  keepLast?: number;
  /** The tour shown in the page. */
  tour?: TourPlan;
  /** Pages about the app, linked from the page. */
  guide?: Guide;
}

/** A Slack workspace on this machine. */
export interface Sandbox {
  url: string;
  /** Value for SLACK_API_URL; ends in `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  teamId: string;
  botUserId: string;
  botId: string;
  appId: string;
  /** For installation: `oauth.v2.access` exchanges the code for the bot token. */
  clientId: string;
  clientSecret: string;
  oauthCode: string;
  /** Sets the app's request URLs, used in rotation; none (or undefined) means Socket Mode. */
  deliverTo(...urls: (string | undefined)[]): void;
  /** A person by handle; throws if unknown. */
  person(name: string): Person;
  /** A channel by name (with or without `#`) or id; throws if unknown. */
  channel(nameOrId: string): ChannelState;
  channels(): ChannelState[];
  /** The newest file with this name that was shared, with its bytes; throws if there is none. */
  file(name: string): FileState;
  /** All users, including the app's own. */
  users(): User[];
  faults: Faults;
  /** Controls clock, faults, the app's process and the log, as the page's control room does. */
  control: Control;
  /** Every Web API call, post to a response_url and upload, in order of arrival. */
  calls: ApiCall[];
  /** Every payload sent to the app. */
  deliveries: Delivery[];
  /** Calls rejected because of a mistake in the app, without injected faults and valid refusals. */
  readonly refusals: ApiCall[];
  /** Number of open Socket Mode connections. */
  readonly socketCount: number;
  /** Resolves once no call or delivery has run for `quietMs` (150). */
  idle(quietMs?: number): Promise<void>;
  /** Polls until `what` returns a value; rejects after `timeoutMs` (5,000) and lists recent calls and deliveries. */
  until<T>(what: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  /** Restores the seeded workspace and clears faults, calls and deliveries. */
  reset(): void;
  /** The state as plain JSON. */
  snapshot(): Workspace;
  /** Restores a state that `snapshot` returned. Throws on anything else. */
  restore(snapshot: unknown): void;
  /** Calls `listener` shortly after something may have changed. Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Changes a user, for example `{ kind: 'deactivated' }`; sends `user_change` to the app. */
  changeUser(name: string, changes: Partial<Omit<User, 'id'>>): void;
  /** Sets the members of a user group; sends `subteam_members_changed` to the app. */
  changeGroup(handle: string, names: string[]): void;
  /** Adds a member, who also joins #general. */
  addPerson(user: Pick<User, 'name'> & Partial<User>): Person;
  /** Adds a channel with these members; the app's own name is a valid handle. */
  addChannel(o: { name: string; isPrivate?: boolean; members?: string[] }): ChannelState;
  /** Makes a channel private or public, as a workspace admin can; a message tells the app. */
  convertChannel(nameOrId: string, kind: 'public' | 'private'): void;
  /**
   * Shares a channel with another workspace or stops sharing it; sends `channel_shared` or `channel_unshared`. A private
   * channel gets a new id when first shared; sends `channel_id_changed`.
   */
  shareChannel(nameOrId: string, isShared: boolean): void;
  /** Removes a member from a channel. */
  removeFromChannel(nameOrId: string, name: string): void;
  /** Revokes the bot token and tells the app. */
  uninstall(): void;
  close(): Promise<void>;
}
