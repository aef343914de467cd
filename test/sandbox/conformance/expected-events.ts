/**
 * Events an app receives for its own calls when it subscribes to all, in order of sending. Methods not listed cause no
 * event. https://docs.slack.dev/reference/events
 */
export const expectedEvents: Record<string, string[]> = {
  'chat.delete': ['message (message_deleted)'],
  'chat.postMessage': ['message'],
  'chat.update': ['message (message_changed)'],
  'conversations.archive': ['message (channel_archive)', 'channel_archive'],
  'conversations.create': ['channel_created', 'message (channel_join)', 'member_joined_channel'],
  'conversations.invite': ['message (channel_join)', 'member_joined_channel'],
  'conversations.join': ['message (channel_join)', 'member_joined_channel'],
  'conversations.kick': ['message (channel_leave)', 'member_left_channel'],
  'conversations.leave': ['message (channel_leave)', 'member_left_channel', 'channel_left'],
  'conversations.open': ['im_created'],
  'conversations.rename': ['message (channel_name)', 'channel_rename'],
  'conversations.setPurpose': ['message (channel_purpose)'],
  'conversations.setTopic': ['message (channel_topic)'],
  'conversations.unarchive': ['channel_unarchive', 'message (channel_unarchive)'],
  'files.completeUploadExternal': ['file_created', 'message (file_share)', 'file_shared'],
  'files.delete': ['file_deleted'],
  'pins.add': ['message (pinned_item)', 'pin_added'],
  'pins.remove': ['pin_removed'],
  'reactions.add': ['reaction_added'],
  'reactions.remove': ['reaction_removed'],
  'usergroups.users.update': ['subteam_members_changed', 'subteam_updated'],
};
