/** Why a file can't be read, as what follows “which”. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return reasons[code] ?? `can't be read (${code})`;
}

const reasons: Record<string, string> = {
  ENOENT: "doesn't exist",
  EACCES: "this user isn't allowed to read",
  EISDIR: 'is a folder',
};
