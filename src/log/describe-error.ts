/** An error in the form that is logged. */
export interface ErrorFacts {
  name: string;
  code?: string;
  message: string;
  /** Where it was thrown, innermost first. */
  at?: string[];
  cause?: ErrorFacts;
}

/** An error's message, stack and cause, without query values or unparsable text. */
export function describeError(error: Error, mask: (text: string) => string, depth = 3): ErrorFacts {
  const facts: ErrorFacts = { name: error.name, message: mask(withoutData(error)) };
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' || typeof code === 'number') facts.code = String(code);
  const frames = framesOf(error);
  if (frames.length > 0) facts.at = frames;
  if (error.cause instanceof Error && depth > 0) facts.cause = describeError(error.cause, mask, depth - 1);
  return facts;
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
