import type { Dict } from '../json.js';
import { botIsIn } from '../state/channel-access.js';
import type { SandboxContext, SlackEvent } from '../state/context.js';
import { identity } from '../state/identity.js';
import { randomToken } from '../state/new-id.js';
import type { Courier } from './courier.js';

/** Sends events to the app and retries failed ones. `tell` returns immediately. */
export interface EventSender {
  tell(context: SandboxContext, event: SlackEvent): void;
  /** Drops pending retries. */
  forget(): void;
  close(): void;
}

/** `retryDelaysMs` are the delays before each retry. */
export function newEventSender(courier: Courier, retryDelaysMs: number[]): EventSender {
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;
  const forget = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  const attempt = async (payload: Dict, retryNum: number, retryReason?: string): Promise<void> => {
    const receipt = await courier.deliver({
      kind: 'event',
      payload,
      retryNum,
      ...(retryReason ? { retryReason } : {}),
    });
    const delay = retryDelaysMs[retryNum];
    if (!receipt.failed || receipt.noRetry || delay === undefined || isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(payload, retryNum + 1, receipt.retryReason);
    }, delay);
    timers.add(timer);
  };
  return {
    tell(context, event) {
      if (isWanted(context, event)) void attempt(envelope(context, event), 0);
    },
    forget,
    close() {
      isClosed = true;
      forget();
    },
  };
}

/** Every app gets these events for public channels; all other channel events go to members only. */
const toldOfAnyPublicChannel = new Set(['channel_archive', 'channel_unarchive', 'channel_rename']);

function isWanted(context: SandboxContext, event: SlackEvent): boolean {
  if (!context.manifest.permissive && !context.manifest.events.has(event.type)) return false;
  const channel = event.channelId ? context.workspace.channels[event.channelId] : undefined;
  if (!channel) return true;
  return botIsIn(channel) || (channel.kind === 'public' && toldOfAnyPublicChannel.has(event.type));
}

function envelope(context: SandboxContext, event: SlackEvent): Dict {
  const { teamId, appId, botUserId, verificationToken } = identity;
  return {
    token: verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event: event.body,
    type: 'event_callback',
    event_id: `Ev${randomToken(10).toUpperCase()}`,
    event_time: Math.floor(context.clock().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomToken(40)}`,
  };
}
