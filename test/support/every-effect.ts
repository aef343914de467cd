import type { DeliveryFailure, Effect, EffectKind } from '../../src/domain/effect.js';
import { itemKey } from '../../src/domain/timeline/item-key.js';

const answerUrl = 'https://hooks.slack.com/commands/1';
const lookAlike = {
  number: 7,
  title: 'Checkout fails',
  reporterId: 'U3',
  declaredAt: '2026-11-23T14:00:00Z',
};
const event = { kind: 'severity_changed', from: 'sev2', to: 'sev1', text: 'Getting worse' } as const;
const about: DeliveryFailure = {
  effectKind: 'set_topic',
  error: 'restricted_action',
  people: [],
  groups: [],
};
const ts = '1795442530.000200';

/** One effect of each kind. A new kind does not compile until it is added here. */
export const everyEffect: { [Kind in EffectKind]: Extract<Effect, { kind: Kind }> } = {
  open_channel: { kind: 'open_channel' },
  invite: { kind: 'invite', userIds: ['U2', 'U3'], groupIds: ['S1'] },
  refresh_card: { kind: 'refresh_card' },
  pin_card: { kind: 'pin_card' },
  welcome: { kind: 'welcome' },
  share_postmortem: { kind: 'share_postmortem', channelId: 'C9', summary: 'Cards <!channel> failed.' },
  set_topic: { kind: 'set_topic' },
  check_wording: {
    kind: 'check_wording',
    ...{ section: 'impact', title: 'Impact', revision: 1, userId: 'U1', viewId: null },
  },
  add_bookmark: { kind: 'add_bookmark', title: 'Runbook', link: 'https://example.com/runbook' },
  announce: { kind: 'announce', channelId: 'C9' },
  refresh_announcements: { kind: 'refresh_announcements' },
  reply_to_announcements: { kind: 'reply_to_announcements', by: 'U1', event },
  broadcast: { kind: 'broadcast', at: '2026-11-23T14:10:00Z', by: 'U1', event, nextUpdateDueAt: null },
  dedupe_post: { kind: 'dedupe_post', key: 'earlier', channelId: 'C42', since: '2026-11-23T14:02:00Z' },
  fetch_message: { kind: 'fetch_message', ts },
  receipt: { kind: 'receipt', item: itemKey({ kind: 'message', ts }), userId: 'U1' },
  action_item_receipt: {
    ...{ kind: 'action_item_receipt', actionItem: 17, isNew: true, threadTs: ts, userId: 'U1' },
  },
  refresh_runbook: { kind: 'refresh_runbook', run: 1 },
  quote_links: {
    ...{ kind: 'quote_links', userId: 'U1', unread: [] },
    links: [{ channelId: 'C9', ts, url: 'https://acme.slack.com/archives/C9/p1795442530000200' }],
  },
  report_unread_links: {
    ...{ kind: 'report_unread_links', userId: 'U1' },
    links: [{ url: 'https://acme.slack.com/archives/C9/p1795442530000200', why: 'not_in_channel' }],
  },
  copy_file: { kind: 'copy_file', fileId: 'F1', ts },
  tell_of_comment: { kind: 'tell_of_comment', userId: 'U1', by: 'U2', section: 'Impact <!here>' },
  send_export: {
    ...{ kind: 'send_export', askedAt: '2026-11-23T14:10:00Z', userId: 'U1' },
    ...{ format: 'md', profile: 'internal', isShared: false },
  },
  archive_channel: { kind: 'archive_channel' },
  unarchive_channel: { kind: 'unarchive_channel' },
  answer: { kind: 'answer', responseUrl: answerUrl },
  refresh_start_modal: { kind: 'refresh_start_modal', viewId: 'V1', lookAlike },
  point_out_look_alike: { kind: 'point_out_look_alike', userId: 'U1', lookAlike },
  send_digest: { kind: 'send_digest', userId: 'U1', nudge: 'digest:U1:2026-12-01' },
  refresh_digest: { kind: 'refresh_digest', userId: 'U1' },
  send_report: {
    ...{ kind: 'send_report', channelId: 'C9', nudge: 'weekly_report:C9:2026-11-23' },
    ...{ from: '2026-11-16T00:00:00Z', to: '2026-11-23T00:00:00Z' },
    ...{ fromDay: '2026-11-16', toDay: '2026-11-23' },
  },
  send_nudge: { kind: 'send_nudge', nudge: 'update_due:INC-42:2026-11-23T14:32:00.000Z' },
  report_failure: { kind: 'report_failure', userId: 'U1', effectId: 1, about },
  report_delay: { kind: 'report_delay', userId: 'U1', answerUrl, isAnswered: false },
  report_posted: { kind: 'report_posted', userId: 'U1', answerUrl },
};

export const everyKind = Object.keys(everyEffect) as EffectKind[];
