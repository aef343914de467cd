import { useEffect, useState } from 'preact/hooks';
import type { Dict } from '../../../json.js';
import { usePage } from '../../page-context.js';
import { Failure } from '../failure.js';
import { useGroupLabelling, useLabelling } from '../labelling.js';
import { useElement } from '../use-element.js';
import { momentIn, wallIn } from './wall-clock.js';

/** A date and time picker in the person's zone. */
export function MomentInput({ element }: { element: Dict }) {
  const { me } = usePage();
  const tz = me.tz ?? 'UTC';
  const { value, isBusy, failed, use } = useElement(element);
  const group = useGroupLabelling('Date and time');
  const { 'aria-invalid': isInvalid } = useLabelling(element, '');
  const stored = typeof value === 'number' ? wallIn(value, tz) : { date: '', time: '' };
  const [wall, setWall] = useState(stored);
  useEffect(() => {
    if (value !== undefined) setWall(stored);
  }, [value, tz]);
  const change = (changed: Partial<typeof wall>) => {
    const next = { ...wall, ...changed };
    setWall(next);
    const moment = momentIn(next, tz);
    if (moment !== undefined) void use(moment);
    else if (next.date === '' && next.time === '' && value !== undefined) void use(null);
  };
  return (
    <fieldset class="moment" {...group} aria-busy={isBusy || undefined}>
      <input
        class="text-input"
        type="date"
        aria-label="Date"
        aria-invalid={isInvalid}
        value={wall.date}
        data-focus={element.focus_on_load === true || undefined}
        onChange={({ currentTarget }) => change({ date: currentTarget.value })}
      />
      <input
        class="text-input"
        type="time"
        aria-label="Time"
        aria-invalid={isInvalid}
        value={wall.time}
        onChange={({ currentTarget }) => change({ time: currentTarget.value })}
      />
      <small class="zone">{tz.replaceAll('_', ' ')}</small>
      <Failure words={failed} />
    </fieldset>
  );
}
