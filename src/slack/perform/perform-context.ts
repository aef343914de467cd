import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import type { Policy } from '../../domain/policy.js';
import type { Download, DownloadFile } from '../download-file.js';
import type { Names } from '../views/people/names.js';
import type { CallSlack, SlackAnswer } from '../web-api.js';

/** Posts an answer to a `response_url`, which belongs to a person's command rather than to the Web API. */
export type RespondTo = (url: string, body: unknown, trace: string) => Promise<SlackAnswer>;

/** What performing one effect has at hand. */
export interface PerformContext {
  task: DeliveryTask;
  policy: Policy;
  /** What people are called whom the message names, as far as that is known. */
  names: Names;
  /** The bot's own user id, to know its channels again. */
  botUserId: string;
  call: (method: string, args: Record<string, unknown>) => Promise<SlackAnswer>;
  respond: (url: string, body: unknown) => Promise<SlackAnswer>;
  /** Fetches a file that Slack keeps, of at most so many bytes. */
  download: (address: string, maxBytes: number) => Promise<Download>;
}

export function performContextFor(
  task: DeliveryTask,
  slack: {
    policy: Policy;
    names: Names;
    botUserId: string;
    call: CallSlack;
    respond: RespondTo;
    download: DownloadFile;
  },
): PerformContext {
  return {
    task,
    policy: slack.policy,
    names: slack.names,
    botUserId: slack.botUserId,
    call: (method, args) => slack.call(method, args, task.trace),
    respond: (url, body) => slack.respond(url, body, task.trace),
    download: (address, maxBytes) => slack.download(address, { maxBytes, trace: task.trace }),
  };
}

/** The incident's channel; the plan lets no effect through that needs it before it is there. */
export function channelOf({ task }: PerformContext): string {
  if (task.incident.channelId === null)
    throw new Error(`Effect ${task.key} needs a channel that is not there yet.`);
  return task.incident.channelId;
}
