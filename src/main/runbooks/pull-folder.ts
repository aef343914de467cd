import { execFile } from 'node:child_process';

const timeoutMs = 30_000;

/** Brings a folder's Git checkout up to date. Returns why that failed, or null. Asks nobody for a password. */
export function pullFolder(folder: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const args = ['-C', folder, '-c', 'credential.interactive=false', 'pull', '--ff-only', '--quiet'];
    const git = execFile('git', args, { timeout: timeoutMs, signal }, (error, _out, said) =>
      resolve(error ? whyFailed(error, said) : null),
    );
    git.stdin?.end();
  });
}

function whyFailed(error: Error & { code?: unknown; killed?: boolean }, said: string): string {
  if (error.code === 'ENOENT') return 'git is not installed';
  if (error.killed) return `no answer within ${timeoutMs / 1_000} s`;
  return said.trim().split('\n')[0] || error.message;
}
