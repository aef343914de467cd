/** Why a file couldn't be written, as a sentence; null: not because of the file system. `path`: what was to be written. */
export function whyNotWritten(error: unknown, path: string): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const at = 'path' in error && typeof error.path === 'string' ? error.path.replace(/\.partial$/, '') : path;
  return `Can't write ${at}: ${reasons[String(error.code)] ?? String(error.code)}.`;
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: "you don't have permission",
  EPERM: "you don't have permission",
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
};
