import { clockTime, fullTime } from '../place/time.js';

/** A message's time in the reader's zone, with the full date as a tooltip. */
export function Moment({ ts, tz }: { ts: string; tz: string | undefined }) {
  return (
    <time class="moment" dateTime={new Date(Number(ts) * 1000).toISOString()} title={fullTime(ts, tz)}>
      {clockTime(ts, tz)}
    </time>
  );
}
