/** An error in the form that is logged. */
export interface LoggedError {
  name: string;
  code?: string;
  message: string;
  /** Where it was thrown, innermost first. */
  at?: string[];
  cause?: LoggedError;
}

/** An error's message, stack and cause, without query values or unparsable text. */
export function describeError(error: Error, mask: (text: string) => string, depth = 3): LoggedError {
  const described: LoggedError = { name: error.name, message: mask(withoutData(error)) };
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' || typeof code === 'number') described.code = String(code);
  const frames = framesOf(error);
  if (frames.length > 0) described.at = frames;
  if (error.cause instanceof Error && depth > 0)
    described.cause = describeError(error.cause, mask, depth - 1);
  return described;
}

/** Drizzle's messages include the values, Postgres's the rejected datum, JSON.parse's the text. */
function withoutData(error: Error): string {
  if (error instanceof SyntaxError) return 'text that cannot be parsed';
  return error.message
    .replace(/\nparams:[\s\S]*/, '')
    .replace(/: "[\s\S]*$/, ': …')
    .replace(/\s+/g, ' ');
}

function framesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? [];
  return lines
    .filter((line) => /^\s+at /.test(line) && !line.includes('node:internal'))
    .slice(0, 8)
    .map((line) => line.trim().replace(/^at /, ''));
}
