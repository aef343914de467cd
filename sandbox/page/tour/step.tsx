import { useEffect, useRef } from 'preact/hooks';
import type { StepSeen } from '../../control/tour.js';
import { nextWorkingDay } from '../control-room/clock-part.js';
import { useControl } from '../control-room/use-control.js';
import { usePage } from '../page-context.js';

/** A step of the tour; the open one shows how to do it. Any step can be opened. */
export function Step({ step, isOpen, onOpen }: { step: StepSeen; isOpen: boolean; onOpen: () => void }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={item} class={step.isDone ? 'step done' : 'step'} aria-current={isOpen ? 'step' : undefined}>
      <h3>
        <span class="tick" role="img" aria-label={step.isDone ? 'Done' : 'To do'}>
          {step.isDone ? '✓' : ''}
        </span>
        {isOpen || step.isDone ? (
          step.title
        ) : (
          <button type="button" aria-expanded={false} onClick={onOpen}>
            {step.title}
          </button>
        )}
      </h3>
      {isOpen && <How step={step} />}
    </li>
  );
}

function How({ step }: { step: StepSeen }) {
  const { me, workspace, place, go, draft } = usePage();
  const { as = me.name, line, channel = place.at, movesClock } = step;
  const { rule, isBusy } = useControl();
  const who = workspace.people.find(({ name }) => name === as);
  const named = workspace.channels.find(({ id }) => id === channel);
  const where = named ? `#${named.name}` : `${workspace.app.name}’s messages`;
  return (
    <div class="how">
      <p>{step.words}</p>
      {line && <code>{line}</code>}
      <div class="buttons">
        {as !== me.name && (
          <button type="button" onClick={() => go({ as, thread: '' })}>
            Switch to {who?.realName.split(' ')[0] ?? as}
          </button>
        )}
        {channel !== place.at && (
          <button type="button" onClick={() => go({ as, at: channel, thread: '' })}>
            Go to {where}
          </button>
        )}
        {movesClock && (
          <button
            type="button"
            class="primary"
            disabled={isBusy}
            onClick={() => void rule(nextWorkingDay(who?.tz))}
          >
            {isBusy ? 'Moving the clock…' : 'Next working day 09:30'}
          </button>
        )}
        {line && (
          <button
            type="button"
            class="primary"
            onClick={() => {
              go({ as, at: channel, thread: '' });
              draft(line, { channel, ...(who ? { person: who.id } : {}) });
            }}
          >
            Type it for me
          </button>
        )}
      </div>
    </div>
  );
}
