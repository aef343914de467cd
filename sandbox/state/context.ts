import type { Guide } from '../browser/serve-guide.js';
import type { Dict } from '../json.js';
import type { Manifest } from '../manifest/read-manifest.js';
import type { Workspace } from './workspace.js';

/** Shared by all parts of the sandbox: state, clock, and a way to send events to the app. */
export interface SandboxContext {
  workspace: Workspace;
  readonly manifest: Manifest;
  readonly clock: () => Date;
  /** Pages about the app; null: none. */
  readonly guide: Guide | null;
  /** `http://127.0.0.1:port`, without a trailing slash. */
  baseUrl: string;
  /** Sends an event if the manifest subscribes to it and the app can see it. Returns immediately. */
  tell(event: SlackEvent): void;
  /** Revoked tokens, rejected until the next reset. */
  revoked: Set<string>;
}

/** The inner `event` of an Events API payload. `channel` determines whether the app can see it. */
export interface SlackEvent {
  type: string;
  channelId?: string;
  body: Dict;
}

/** The sandbox's time in Unix seconds. */
export function nowSeconds(context: SandboxContext): number {
  return Math.floor(context.clock().getTime() / 1000);
}
