import { useState } from 'preact/hooks';
import type { TourSeen } from '../../control/tour.js';
import { Step } from './step.js';

/** The tour with its progress; the first unfinished step is open. */
export function Tour({ tour: { steps, closing } }: { tour: TourSeen }) {
  const [chosen, setChosen] = useState<string>();
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  const open = steps.find(({ id, isDone }) => id === chosen && !isDone) ?? next;
  if (steps.length === 0) return null;
  return (
    <aside class="tour" aria-label="Tour">
      <header class="panel-head">
        <h2>Try it</h2>
      </header>
      <div class="panel-body">
        <p class="quiet" role="status">
          {done} of {steps.length}
          {next ? ` · next: ${next.title}` : ''}
        </p>
        <progress max={steps.length} value={done} aria-label="Steps done" />
        <ol>
          {steps.map((step) => (
            <Step key={step.id} step={step} isOpen={step === open} onOpen={() => setChosen(step.id)} />
          ))}
        </ol>
        {!next && <p class="closing">{closing}</p>}
      </div>
    </aside>
  );
}
