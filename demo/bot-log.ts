import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';

const maxBytes = 5_000_000;
const shownLines = 40;

/** The bot's log file, replaced on each run; the previous one becomes `.1`. */
export interface BotLog {
  add(line: string): void;
  /** The last 40 lines in readable form, oldest first. */
  lastLines(): string[];
}

export function openBotLog(path: string): BotLog {
  rotate(path);
  let bytes = 0;
  const last: string[] = [];
  return {
    add(line) {
      if (bytes > maxBytes) {
        rotate(path);
        bytes = 0;
      }
      bytes += Buffer.byteLength(line) + 1;
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
      last.push(readable(line));
      if (last.length > shownLines) last.shift();
    },
    lastLines: () => last,
  };
}

function rotate(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })) return;
  rmSync(`${path}.1`, { force: true });
  renameSync(path, `${path}.1`);
}

/** Example: `09:15:02 warn slack_rejected {"method":"pins.add"}`. A line that isn't JSON stays as it is. */
function readable(line: string): string {
  try {
    const { time, level, msg, pid: _pid, hostname: _host, ...facts } = JSON.parse(line);
    const rest = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : '';
    return `${String(time).slice(11, 19)} ${level} ${msg}${rest}`.slice(0, 400);
  } catch {
    return line.slice(0, 400);
  }
}
