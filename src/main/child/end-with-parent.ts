/** Ends this process, and what it started, when its parent asks for it or is gone. */
export function endWithParent(): void {
  const end = () => process.exit(1);
  process.once('SIGTERM', end);
  process.once('disconnect', end);
  process.channel?.unref();
}
