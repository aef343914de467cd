import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from './config/operator-config.js';
import { redacted } from './log/redacted.js';

/** Facts beside an event. Errors may be given as they are; text that people wrote may not. */
type Facts = Record<string, unknown>;

/**
 * One JSON line per event: `time` (ISO 8601, UTC), `level` (a word), `msg` (the event, in short fixed words such as
 * `effect_refused`), `trace` where a request is followed, and the facts.
 */
export interface Log {
  debug(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
  /** The same log with these facts on each of its lines, such as `trace`. */
  with(facts: Facts): Log;
}

/** A log to `stream` (standard output where left out). Secrets and people's words are left out of every line. */
export function createLog(options: { level: LogLevel; stream?: DestinationStream }): Log {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return logTo(options.stream ? pino(settings, options.stream) : pino(settings), {});
}

function logTo(logger: pino.Logger, always: Facts): Log {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (event: string, facts?: Facts) => {
    if (logger.isLevelEnabled(level)) logger[level](redacted({ ...always, ...facts }), event);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (facts) => logTo(logger, { ...always, ...facts }),
  };
}
