import { useMemo, useState } from 'preact/hooks';
import type { LogLine, Verdict } from '../../control/log-line.js';
import type { LogDetails } from '../../control/read-log.js';
import { usePage } from '../page-context.js';

/** One call or payload; expands to show request and response. */
export function LogRow({ line }: { line: LogLine }) {
  const { act, me } = usePage();
  const [details, setDetails] = useState<LogDetails | string>();
  const toggle = async () => {
    if (details) return setDetails(undefined);
    const done = await act({ kind: 'looksInto', logKey: line.key });
    setDetails(done.logged ?? done.failed);
  };
  const row = (
    <li class={`log-line ${line.verdict}`}>
      <button type="button" aria-expanded={details !== undefined} onClick={() => void toggle()}>
        <time>{timeOf(line.at, me.tz)}</time>
        <span class="way" role="img" aria-label={line.way === 'to-app' ? 'to the app' : 'from the app'}>
          {line.way === 'to-app' ? '→' : '←'}
        </span>
        <span class="name">{line.name}</span>
        <span class="about">{line.about}</span>
        <span class="verdict">{verdictOf(line)}</span>
      </button>
      {line.why && <p class="why">{line.why}</p>}
      {details && <Details details={details} />}
    </li>
  );
  // Memoized by hand: the log is long and grows with every call.
  return useMemo(() => row, [line, details, me.tz]);
}

function Details({ details }: { details: LogDetails | string }) {
  if (typeof details === 'string') return <p class="why">{details}</p>;
  return (
    <dl>
      <dt>Request</dt>
      <dd>
        <pre>{JSON.stringify(details.asked, null, 2)}</pre>
      </dd>
      <dt>Response</dt>
      <dd>
        <pre>{JSON.stringify(details.answered, null, 2)}</pre>
      </dd>
    </dl>
  );
}

const words: Record<Verdict, string> = {
  waiting: 'waiting',
  ok: 'ok',
  refused: 'rejected',
  mistake: 'app error',
  fault: 'fault',
};

function verdictOf({ verdict, error, ms, retries }: LogLine): string {
  const again = retries ? [`attempt ${retries + 1}`] : [];
  const took = ms === undefined ? [] : [`${ms} ms`];
  return [words[verdict], ...(error ? [error] : []), ...again, ...took].join(' · ');
}

function timeOf(at: number, timeZone: string | undefined): string {
  return new Date(at).toLocaleTimeString([], { hourCycle: 'h23', ...(timeZone ? { timeZone } : {}) });
}
