const words: ReadonlyMap<unknown, string> = new Map([
  ['users_select', 'Choose a person'],
  ['multi_users_select', 'Choose people'],
  ['channels_select', 'Choose a channel'],
  ['multi_channels_select', 'Choose channels'],
  ['conversations_select', 'Choose a conversation'],
  ['multi_conversations_select', 'Choose conversations'],
  ['multi_static_select', 'Choose options'],
  ['multi_external_select', 'Choose options'],
  ['datepicker', 'Choose a date'],
  ['timepicker', 'Choose a time'],
  ['datetimepicker', 'Choose a date and time'],
  ['file_input', 'Add a file'],
]);

/** Slack's default placeholder for an element of this type. */
export function placeholderOf(type: unknown): string {
  return words.get(type) ?? 'Choose an option';
}
