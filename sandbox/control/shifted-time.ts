/**
 * Preloaded (`node --import`) into an app that runs in the sandbox's time. Moves its clock `SANDBOX_AHEAD_MS` ahead, and
 * stops the app when the process that started it is gone.
 */
const aheadMs = Number(process.env.SANDBOX_AHEAD_MS ?? 0);
const endsWithinMs = 10_000;

if (Number.isFinite(aheadMs) && aheadMs !== 0) globalThis.Date = shifted(globalThis.Date, aheadMs);

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), endsWithinMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();

/** A Date class with a different "now" and no other difference. */
function shifted(real: DateConstructor, ms: number): DateConstructor {
  const now = () => real.now() + ms;
  const ahead = new Proxy(real, {
    construct: (date, args, made) => Reflect.construct(date, args.length === 0 ? [now()] : args, made),
    apply: (date) => new date(now()).toString(),
    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  });
  real.prototype.constructor = ahead;
  return ahead;
}
