import { useState } from 'preact/hooks';
import type { ChapterSeen, TourSeen } from '../../control/tour.js';
import { isText, useRemembered } from '../widgets/remembered.js';
import { Chapter } from './chapter.js';

/** The tour: its chapters, and the steps of the open one, which stays open when it is done. */
export function Tour({ tour: { chapters, closing } }: { tour: TourSeen }) {
  const [chosen, choose] = useRemembered('tour-chapter', '', isText);
  const next = chapters.find((chapter) => !isFinished(chapter));
  const [begun] = useState(next?.id);
  const open = chapterNamed(chapters, chosen) ?? chapterNamed(chapters, begun) ?? chapters.at(-1);
  if (!open) return null;
  return (
    <aside class="tour" aria-label="Tour">
      <header class="panel-head">
        <h2>Try it</h2>
      </header>
      <div class="panel-body">
        {chapters.length > 1 && (
          <nav class="chapters" aria-label="Chapters">
            {chapters.map((chapter) => (
              <button
                key={chapter.id}
                type="button"
                aria-current={chapter === open ? 'true' : undefined}
                onClick={() => choose(chapter.id)}
              >
                {isFinished(chapter) && <span aria-hidden="true">✓ </span>}
                {chapter.title}
                {isFinished(chapter) && <span class="unseen"> (done)</span>}
              </button>
            ))}
          </nav>
        )}
        <Chapter
          key={open.id}
          chapter={open}
          next={next === open ? undefined : next}
          onNext={(id) => choose(id)}
        />
        {!next && <p class="closing">{closing}</p>}
      </div>
    </aside>
  );
}

function chapterNamed(chapters: readonly ChapterSeen[], name: string | undefined): ChapterSeen | undefined {
  return chapters.find(({ id }) => id === name);
}

function isFinished({ steps }: ChapterSeen): boolean {
  return steps.every(({ isDone }) => isDone);
}
