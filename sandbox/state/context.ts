import type { Dict } from '../json.js';
import type { Manifest } from '../manifest/read-manifest.js';
import type { Workspace } from './workspace.js';

/** What every part of the sandbox works on: the state, the time, and a way to tell the app what happened. */
export interface SandboxContext {
  workspace: Workspace;
  readonly manifest: Manifest;
  readonly clock: () => Date;
  /** `http://127.0.0.1:port`, no slash at the end. */
  baseUrl: string;
  /** Sends an event to the app when its manifest subscribes to it and the app may see it. Returns at once. */
  tell(event: SlackEvent): void;
  /** Revoked tokens are refused until the next reset. */
  revoked: Set<string>;
}

/** The inner `event` of an Events API payload. `channel` decides whether the app may see it. */
export interface SlackEvent {
  type: string;
  channelId?: string;
  body: Dict;
}

/** The sandbox's time in unix seconds. */
export function nowSeconds(context: SandboxContext): number {
  return Math.floor(context.clock().getTime() / 1000);
}
