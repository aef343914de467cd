import { clockTime, fullTime } from '../place/time.js';

/** When it was, where the reader is; the whole date for who asks. */
export function Moment({ ts, tz }: { ts: string; tz: string | undefined }) {
  return (
    <time class="moment" dateTime={new Date(Number(ts) * 1000).toISOString()} title={fullTime(ts, tz)}>
      {clockTime(ts, tz)}
    </time>
  );
}
