/** Action ids of buttons and menus, shared by the views that draw them and the commands that handle them. */
export const actionIds = {
  openStart: 'open_start',
  update: 'update',
  status: 'status',
  takeRole: 'take_role',
  more: 'more',
  acknowledge: 'acknowledge',
  join: 'join',
  retryEffect: 'retry_effect',
  dismissEffect: 'dismiss_effect',
  runLine: 'run_line',
} as const;

/** A button's value: the incident's number and a line to run, e.g. `42 mitigated`. */
export function carry(number: number, word = ''): string {
  return word ? `${number} ${word}` : String(number);
}

/** Parses a button's value; null if it isn't one of ours. */
export function carried(value: string): { number: number; word: string } | null {
  const match = /^(\d{1,9})(?: ([\s\S]*))?$/.exec(value);
  return match ? { number: Number(match[1]), word: match[2] ?? '' } : null;
}
