import type { LookAlike } from './incident/look-alike.js';
import type { IncidentEvent } from './incident-event.js';
import type { ItemKey } from './timeline/item-key.js';

/**
 * What Slack must be told, as data. Effects are stored with the change that caused them and delivered afterwards.
 * Those that show the present (`refresh_…`, `set_topic`) are worded at delivery, so that ten changes are one edit.
 */
export type Effect =
  | { kind: 'open_channel' }
  | { kind: 'invite'; userIds: string[]; groupIds: string[] }
  | { kind: 'refresh_card' }
  | { kind: 'pin_card' }
  | { kind: 'set_topic' }
  | { kind: 'add_bookmark'; title: string; link: string }
  | { kind: 'announce'; channelId: string }
  | { kind: 'refresh_announcements' }
  /** Says in the thread of each announcement how the incident went on. */
  | { kind: 'reply_to_announcements'; by: string | null; event: IncidentEvent }
  | { kind: 'broadcast'; at: string; by: string | null; event: IncidentEvent; nextUpdateDueAt: string | null }
  /** Looks for posts of one effect, made since then, and removes all but one. */
  | { kind: 'dedupe_post'; key: string; channelId: string; since: string }
  | { kind: 'fetch_message'; ts: string }
  /** Tells the person who marked a line that it stands on the timeline. Words are taken at delivery. */
  | { kind: 'receipt'; line: ItemKey; userId: string }
  /** Keeps a copy of an image that stands beside the message with this `ts`. */
  | { kind: 'copy_file'; fileId: string; ts: string }
  | { kind: 'archive_channel' }
  | { kind: 'unarchive_channel' }
  | { kind: 'answer'; responseUrl: string; lookAlike?: LookAlike | null }
  | { kind: 'refresh_start_modal'; viewId: string; lookAlike?: LookAlike | null }
  /** Tells who declared an incident that another has been declared that looks like it. */
  | { kind: 'point_out_look_alike'; userId: string; lookAlike: LookAlike }
  | { kind: 'report_failure'; userId: string; effectId: number; about: DeliveryFailure }
  /** Tells a person that what they asked for is saved, and late. `isAnswered`: the incident's own answer follows. */
  | { kind: 'report_delay'; userId: string; answerUrl: string | null; isAnswered: boolean }
  /** Tells them that it is posted now. */
  | { kind: 'report_posted'; userId: string; answerUrl: string | null };
export type EffectKind = Effect['kind'];

/** What Slack refused for good, in a form that a person can be told. */
export interface DeliveryFailure {
  effectKind: EffectKind;
  /** Slack's error code; of the first user or group where it is about them. */
  error: string;
  /** The users whom it is about, each with Slack's error code for them; none where it is about nobody. */
  people: { userId: string; error: string }[];
  /** The user groups whose members Slack would not tell, each with its error code. */
  groups: { groupId: string; error: string }[];
}
