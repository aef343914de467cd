import type { LogLine } from '../../control/log-line.js';

export type LogShow = 'all' | 'calls' | 'payloads' | 'refused';

export interface LogFilter {
  show: LogShow;
  words: string;
}

/** True if a log line matches the filter. Searches all of its text, ignoring case. */
export function fits(line: LogLine, { show, words }: LogFilter): boolean {
  return isShown(line, show) && textOf(line).includes(words.trim().toLowerCase());
}

function isShown({ way, verdict }: LogLine, show: LogShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'calls':
      return way === 'from-app';
    case 'payloads':
      return way === 'to-app';
    case 'refused':
      return verdict !== 'ok' && verdict !== 'waiting';
  }
}

function textOf({ name, about, error = '', why = '' }: LogLine): string {
  return `${name} ${about} ${error} ${why}`.toLowerCase();
}
