import type { LookAlike } from './incident/look-alike.js';
import type { IncidentEvent } from './incident-event.js';
import type { SharedFile, WantedExport } from './postmortems/wanted-export.js';
import type { ItemKey } from './timeline/item-key.js';
import type { MessageLink, UnreadLink } from './timeline/messages/message-link.js';

/**
 * Data describing what to send to Slack. Effects are stored with the change that caused them and delivered later. Those
 * that show the current state (`refresh_…`, `set_topic`) are rendered at delivery, so ten changes become one edit.
 */
export type Effect =
  | { kind: 'open_channel' }
  | { kind: 'invite'; userIds: string[]; groupIds: string[] }
  | { kind: 'refresh_card' }
  | { kind: 'pin_card' }
  /** Tells the new channel what it is for and what to type. */
  | { kind: 'welcome' }
  | { kind: 'set_topic' }
  | { kind: 'add_bookmark'; title: string; link: string }
  | { kind: 'announce'; channelId: string }
  | { kind: 'refresh_announcements' }
  /** Posts the incident's progress in the thread of each announcement. */
  | { kind: 'reply_to_announcements'; by: string | null; event: IncidentEvent }
  | { kind: 'broadcast'; at: string; by: string | null; event: IncidentEvent; nextUpdateDueAt: string | null }
  /** Finds posts of one effect made after `since` and deletes all but one. */
  | { kind: 'dedupe_post'; key: string; channelId: string; since: string; file?: SharedFile | undefined }
  | { kind: 'fetch_message'; ts: string }
  /** Confirms to the person who marked an item that it is on the timeline. Rendered at delivery. */
  | { kind: 'receipt'; item: ItemKey; userId: string }
  /**
   * Tells the person who reacted to a message which action item it became. `isNew`: it wasn't one before. Rendered at
   * delivery. `threadTs`: the thread that the message is in.
   */
  | {
      kind: 'action_item_receipt';
      actionItem: number;
      isNew: boolean;
      threadTs: string | null;
      userId: string;
    }
  /** Posts the message of a run of a runbook, or edits it; `run`: its number in the incident. */
  | { kind: 'refresh_runbook'; run: number }
  /** Quotes linked messages on the timeline, a few at a time. `unread`: those before that couldn't be. */
  | { kind: 'quote_links'; links: MessageLink[]; unread: UnreadLink[]; userId: string }
  /** Tells a person which linked messages couldn't be quoted. */
  | { kind: 'report_unread_links'; links: UnreadLink[]; userId: string }
  /** Stores a copy of an image attached to the message with this `ts`. */
  | { kind: 'copy_file'; fileId: string; ts: string }
  /** Shares a published post-mortem with another channel; `summary`: in Markdown. */
  | { kind: 'share_postmortem'; channelId: string; summary: string }
  /** Tells a person that somebody commented on a section of the post-mortem; `section`: its title. */
  | { kind: 'tell_of_comment'; userId: string; by: string | null; section: string }
  /**
   * Sends a person the post-mortem as a file; `isShared`: shares it in the incident's channel instead. Made at delivery.
   * `askedAt`: ISO 8601, UTC.
   */
  | ({ kind: 'send_export'; askedAt: string } & WantedExport)
  /**
   * Checks the wording of the `revision` of a section or an answer, by its key, and tells who wrote it what may read as
   * blame. `title`: the section's. `viewId`: the form they saved it in; null: none.
   */
  | {
      kind: 'check_wording';
      section: string;
      title: string;
      revision: number;
      userId: string;
      viewId: string | null;
    }
  | { kind: 'archive_channel' }
  | { kind: 'unarchive_channel' }
  | { kind: 'answer'; responseUrl: string }
  | { kind: 'refresh_start_modal'; viewId: string; lookAlike?: LookAlike | null }
  /** Tells the person who declared an incident that a similar one was declared. */
  | { kind: 'point_out_look_alike'; userId: string; lookAlike: LookAlike }
  /** Sends a person what they are asked today; `nudge`: its key in the ledger. Rendered at delivery. */
  | { kind: 'send_digest'; userId: string; nudge: string }
  /** Edits a person's latest digest. */
  | { kind: 'refresh_digest'; userId: string }
  /** Sends a channel the report of a week, `from` to `to`. Times are ISO 8601, UTC; days `2026-12-01`. */
  | ({ kind: 'send_report'; channelId: string; nudge: string } & WeekOfReport)
  /** Asks in the incident's channel. */
  | { kind: 'send_nudge'; nudge: string }
  | { kind: 'report_failure'; userId: string; effectId: number; about: DeliveryFailure }
  /** Tells a person that their request is saved but late. `isAnswered`: the incident's own answer follows. */
  | { kind: 'report_delay'; userId: string; answerUrl: string | null; isAnswered: boolean }
  /** Tells them that it is posted now. */
  | { kind: 'report_posted'; userId: string; answerUrl: string | null };

/** The days are in the policy's calendar; `to` and `toDay` are the first after it. */
export interface WeekOfReport {
  from: string;
  to: string;
  fromDay: string;
  toDay: string;
}

export type EffectKind = Effect['kind'];

/** What Slack rejected for good, with what a person needs to know about it. */
export interface DeliveryFailure {
  effectKind: EffectKind;
  /** Slack's error code; if the failure concerns users or groups, that of the first one. */
  error: string;
  /** The users that the failure concerns, each with Slack's error code; may be empty. */
  people: { userId: string; error: string }[];
  /** The user groups whose members Slack didn't return, each with its error code. */
  groups: { groupId: string; error: string }[];
}
