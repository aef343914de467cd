/** What to do about an error of the database that lasts until somebody does it; null for any other error. */
export function databaseRemedy(error: unknown): string | null {
  const code = databaseFault(error)?.code;
  return code === undefined ? null : (remedies[code] ?? null);
}

/** The code and words of the error, or of its cause: drivers wrap errors. */
export function databaseFault(error: unknown, depth = 5): { code: string; words: string } | null {
  if (!(error instanceof Error) || depth === 0) return null;
  if ('code' in error && typeof error.code === 'string') return { code: error.code, words: error.message };
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return databaseFault(inner, depth - 1);
}

/** By SQLSTATE. */
const remedies: Record<string, string> = {
  '42501': 'Migrate as the owner with `firebreak migrate`, and grant this user its rights (docs/operate.md).',
  '25006':
    'If it is a standby, name the primary in DATABASE_URL, or add target_session_attrs=read-write to it.',
};
