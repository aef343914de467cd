import { filledDate } from '../../text/dates.js';
import { now } from '../line/now.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';

interface Props {
  /** Unix seconds. */
  seconds: number;
  /** Slack's date template. */
  format: string;
  fallback?: string;
  url?: string;
}

/** A date in the viewer's zone. */
export function Moment({ seconds, format, fallback = '', url }: Props) {
  const { me } = usePage();
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return <>{fallback}</>;
  const reader = { tz: me.tz ?? 'UTC', now: now() };
  const time = (
    <time
      dateTime={new Date(seconds * 1000).toISOString()}
      title={`${filledDate('{date_long} {time_secs}', seconds, reader)} (${reader.tz})`}
    >
      {filledDate(format, seconds, reader)}
    </time>
  );
  return url ? <Link url={url}>{time}</Link> : time;
}
