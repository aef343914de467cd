import { useEffect, useRef } from 'preact/hooks';
import type { StepSeen } from '../../control/tour.js';
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
  const { as = me.name, line, channel = place.at } = step;
  const who = workspace.people.find(({ name }) => name === as);
  const where = workspace.channels.find(({ id }) => id === channel)?.name;
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
        {where && channel !== place.at && (
          <button type="button" onClick={() => go({ at: channel, thread: '' })}>
            Go to #{where}
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
