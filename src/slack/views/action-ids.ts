/** What buttons and menus are called, between the views that draw them and the commands that answer them. */
export const actionIds = {
  openStart: 'open_start',
  update: 'update',
  status: 'status',
  takeRole: 'take_role',
  more: 'more',
  acknowledge: 'acknowledge',
  join: 'join',
  retryEffect: 'retry_effect',
  leaveEffect: 'leave_effect',
  runLine: 'run_line',
} as const;

/** A value that a button carries: the incident's number and a word, e.g. `42 mitigated`. */
export function carry(number: number, word = ''): string {
  return word ? `${number} ${word}` : String(number);
}

/** The number and the word of a carried value; null where it is not one of ours. */
export function carried(value: string): { number: number; word: string } | null {
  const match = /^(\d{1,9})(?: ([\s\S]*))?$/.exec(value);
  return match ? { number: Number(match[1]), word: match[2] ?? '' } : null;
}
