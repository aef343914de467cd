import { useState } from 'preact/hooks';
import type { ChapterSeen } from '../../control/tour.js';
import { usePage } from '../page-context.js';
import { Step } from './step.js';

interface ChapterProps {
  chapter: ChapterSeen;
  /** The unfinished chapter to go on with when this one is done. */
  next: ChapterSeen | undefined;
  onNext(id: string): void;
}

/** A chapter with its progress; the first unfinished step is open. */
export function Chapter({ chapter, next, onNext }: ChapterProps) {
  const [chosen, setChosen] = useState<string>();
  const { steps, missing } = chapter;
  const done = steps.filter(({ isDone }) => isDone).length;
  const first = steps.find(({ isDone }) => !isDone);
  const open = steps.find(({ id, isDone }) => id === chosen && !isDone) ?? first;
  return (
    <>
      <p class="quiet" role="status">
        {done} of {steps.length}
        {first ? ` · next: ${first.title}` : ''}
      </p>
      <progress max={steps.length} value={done} aria-label="Steps done" />
      {missing && first && <Missing chapter={chapter.id} words={missing} />}
      <ol>
        {steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            isOpen={step === open && !missing}
            onOpen={() => setChosen(step.id)}
          />
        ))}
      </ol>
      {!first && next && (
        <div class="buttons">
          <button type="button" class="primary" onClick={() => onNext(next.id)}>
            Next: {next.title}
          </button>
        </div>
      )}
    </>
  );
}

/** Offers to do what the chapter needs. */
function Missing({ chapter, words }: { chapter: string; words: string }) {
  const { act } = usePage();
  const [isBusy, setBusy] = useState(false);
  const prepare = async () => {
    setBusy(true);
    await act({ kind: 'preparesChapter', chapter });
    setBusy(false);
  };
  return (
    <div class="missing">
      <p>{words}</p>
      <div class="buttons">
        <button type="button" class="primary" disabled={isBusy} onClick={() => void prepare()}>
          {isBusy ? 'Preparing…' : 'Start here'}
        </button>
      </div>
    </div>
  );
}
