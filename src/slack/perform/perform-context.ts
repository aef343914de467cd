import type { DeliveryTask, IncidentTask } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import type { IncidentKey } from '../../domain/incident/incident.js';
import type { Policy } from '../../domain/policy.js';
import type { WantedExport } from '../../domain/postmortems/wanted-export.js';
import type { SectionFinding } from '../../domain/postmortems/wording/wording.js';
import type { Download, DownloadFile } from '../download-file.js';
import type { UploadFile } from '../upload-file.js';
import type { Names } from '../views/people/names.js';
import type { CallSlack, SlackAnswer } from '../web-api.js';

/** Posts an answer to the `response_url` of a person's command. */
export type RespondTo = (url: string, body: unknown, trace: string) => Promise<SlackAnswer>;

/** A file to send. */
export interface ExportFile {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * The files that a person asked for, with the incident's title as they may show it, and a sentence for each thing that they
 * don't show. `hidden`: they can't see the incident · `unconfirmed`: Slack hasn't confirmed yet that
 * they are still in its channel · `busy`: another one is being made · `failed`: it can't be made in this format ·
 * `interrupted`: its process was stopped, and another attempt may succeed.
 */
export type MadeExport =
  | { kind: 'files'; title: string; files: ExportFile[]; incomplete: string[] }
  | { kind: 'hidden' }
  | { kind: 'unconfirmed' }
  | { kind: 'busy' }
  | { kind: 'failed'; error: string }
  | { kind: 'interrupted'; error: string };

/** `askedAt`: when they asked for it, which stays the same in every attempt. */
export type MakeExport = (asked: IncidentKey & AskedExport) => Promise<MadeExport>;

type AskedExport = WantedExport & { askedAt: string };

/**
 * What a check of a section's wording found. `unshown`: nothing to show, since the text changed or the person can't see the
 * incident any more · `failed`: it couldn't be checked.
 */
export type CheckedWording =
  | { kind: 'checked'; open: SectionFinding[] }
  | { kind: 'unshown' }
  | { kind: 'failed' };

type WordingToCheck = Pick<
  Extract<Effect, { kind: 'check_wording' }>,
  'section' | 'title' | 'revision' | 'userId'
>;

export type CheckWording = (asked: IncidentKey & WordingToCheck) => Promise<CheckedWording>;

/** What is needed to perform one effect. */
export interface PerformContext<Task extends DeliveryTask = IncidentTask> {
  task: Task;
  policy: Policy;
  /** Known names of the users, groups and channels that the message mentions. */
  names: Names;
  now: Date;
  /** The bot's user id, to recognize its channels and messages. */
  botUserId: string;
  call: (method: string, args: Record<string, unknown>) => Promise<SlackAnswer>;
  respond: (url: string, body: unknown) => Promise<SlackAnswer>;
  /** Fetches a file stored by Slack, up to `maxBytes`. */
  download: (address: string, maxBytes: number) => Promise<Download>;
  /** Sends a file's bytes to an upload URL of Slack's. */
  upload: (address: string, bytes: Uint8Array) => Promise<SlackAnswer>;
  /** Makes a file of the task's incident. */
  makeExport: (wanted: AskedExport) => Promise<MadeExport>;
  /** Checks the wording of a section of its post-mortem. */
  checkWording: (asked: WordingToCheck) => Promise<CheckedWording>;
}

export function performContextFor<Task extends DeliveryTask>(
  task: Task,
  slack: {
    policy: Policy;
    names: Names;
    now: Date;
    botUserId: string;
    call: CallSlack;
    respond: RespondTo;
    download: DownloadFile;
    upload: UploadFile;
    makeExport: MakeExport;
    checkWording: CheckWording;
  },
): PerformContext<Task> {
  return {
    task,
    policy: slack.policy,
    names: slack.names,
    now: slack.now,
    botUserId: slack.botUserId,
    call: (method, args) => slack.call(method, args, task.trace),
    respond: (url, body) => slack.respond(url, body, task.trace),
    download: (address, maxBytes) => slack.download(address, { maxBytes, trace: task.trace }),
    upload: (address, bytes) => slack.upload(address, bytes, task.trace),
    makeExport: async (wanted) =>
      task.incident ? slack.makeExport({ ...wanted, ...keyOf(task.incident) }) : { kind: 'hidden' },
    checkWording: async (asked) =>
      task.incident ? slack.checkWording({ ...asked, ...keyOf(task.incident) }) : { kind: 'unshown' },
  };
}

function keyOf({ workspaceId, number }: IncidentKey): IncidentKey {
  return { workspaceId, number };
}

/** The incident's channel. `planDelivery` ensures that it exists. */
export function channelOf({ task }: PerformContext): string {
  if (task.incident.channelId === null)
    throw new Error(`Effect ${task.key} needs a channel that doesn't exist yet.`);
  return task.incident.channelId;
}
