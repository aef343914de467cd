import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogLine } from '../../control/log-line.js';
import { fits, type LogFilter, type LogShow } from './log-filter.js';
import { LogRow } from './log-row.js';

/** All calls and payloads between Slack and the app, newest last. */
export function Log({ lines }: { lines: LogLine[] }) {
  const [filter, setFilter] = useState<LogFilter>({ show: 'all', words: '' });
  const [held, setHeld] = useState<LogLine[]>();
  const [clearedAt, setClearedAt] = useState<string>();
  const shown = since(held ?? lines, clearedAt).filter((line) => fits(line, filter));
  const list = useRef<HTMLOListElement>(null);
  const wasAtEnd = useRef(true);
  useEffect(() => {
    if (wasAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [shown.length, shown.at(-1)?.key]);
  return (
    <section class="log" aria-labelledby="control-log">
      <h3 id="control-log">Slack traffic</h3>
      <div class="buttons">
        <select
          aria-label="Show"
          value={filter.show}
          onChange={({ currentTarget }) => setFilter({ ...filter, show: currentTarget.value as LogShow })}
        >
          <option value="all">Everything</option>
          <option value="calls">API calls</option>
          <option value="payloads">Payloads</option>
          <option value="refused">Failures</option>
        </select>
        <input
          type="search"
          aria-label="Filter the log"
          placeholder="Filter"
          value={filter.words}
          onInput={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
        />
        <button
          type="button"
          aria-pressed={held !== undefined}
          onClick={() => setHeld(held ? undefined : lines)}
        >
          Pause
        </button>
        <button type="button" onClick={() => setClearedAt(lines.at(-1)?.key)}>
          Clear
        </button>
      </div>
      <ol
        ref={list}
        class="log-lines"
        aria-label="API calls and payloads"
        onScroll={({ currentTarget: box }) => {
          wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 20;
        }}
      >
        {shown.map((line) => (
          <LogRow key={line.key} line={line} />
        ))}
      </ol>
      {shown.length === 0 && <p class="quiet">Nothing here yet.</p>}
    </section>
  );
}

/** Lines after the last cleared one, or all if that one is no longer stored. */
function since(lines: LogLine[], key: string | undefined): LogLine[] {
  return key ? lines.slice(lines.findIndex((line) => line.key === key) + 1) : lines;
}
