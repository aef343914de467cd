import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from './config/operator-config.js';
import { redact } from './log/redact.js';

/** Details of an event. Errors may be passed as they are; text that people wrote may not. */
type Details = Record<string, unknown>;

/**
 * One JSON line per event: `time` (ISO 8601, UTC), `level` (a word), `msg` (the event, in short fixed words such as
 * `effect_attempted`), `trace` if it belongs to a request, and the details.
 */
export interface Log {
  debug(event: string, details?: Details): void;
  info(event: string, details?: Details): void;
  warn(event: string, details?: Details): void;
  error(event: string, details?: Details): void;
  /** The same log with these details on each line, such as `trace`. */
  with(details: Details): Log;
}

/** A log that writes to `stream` (default: standard output). Leaves out secrets and people's text. */
export function createLog(options: { level: LogLevel; stream?: DestinationStream }): Log {
  const settings: pino.LoggerOptions = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return logTo(options.stream ? pino(settings, options.stream) : pino(settings), {});
}

function logTo(logger: pino.Logger, shared: Details): Log {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (event: string, details?: Details) => {
    if (logger.isLevelEnabled(level)) logger[level](redact({ ...shared, ...details }), event);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (details) => logTo(logger, { ...shared, ...details }),
  };
}
