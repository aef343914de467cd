import { expect, it } from 'vitest';
import type { ChapterSeen, StepSeen } from '../../sandbox/control/tour.js';
import { Tour } from '../../sandbox/page/tour/tour.js';
import { html, wordsIn } from './blocks-page.js';

const step = (given: Partial<StepSeen>): StepSeen => ({
  ...{ id: 'one', title: 'Declare', words: 'One line is enough.', isDone: false },
  ...given,
});
const chapter = (given: Partial<ChapterSeen>): ChapterSeen => ({
  ...{ id: 'respond', title: 'Respond', steps: [step({})] },
  ...given,
});
const tourOfChapters = (...chapters: ChapterSeen[]) =>
  html(<Tour tour={{ chapters, closing: 'That was it.' }} />);
const tourOf = (...steps: StepSeen[]) => tourOfChapters(chapter({ steps }));

it('opens the first unfinished step, and shows the progress', () => {
  const drawn = tourOf(
    step({ isDone: true }),
    step({ id: 'two', title: 'Join', words: 'Press Join.' }),
    step({ id: 'three', title: 'Resolve', words: 'In the end.' }),
  );
  expect(drawn.match(/aria-current="step"/g)).toHaveLength(1);
  expect(wordsIn(drawn)).toContain('Press Join.');
  expect(wordsIn(drawn)).not.toContain('In the end.');
  expect(drawn).toMatch(/role="status"[^>]*>1 of 3 · next: Join</);
  expect(drawn).toContain('aria-label="Done"');
  expect(drawn).toMatch(/<button[^>]*aria-expanded="false"[^>]*>Resolve</);
});

it('offers to switch person, go to the channel, and type the line', () => {
  const words = wordsIn(tourOf(step({ as: 'sam', line: '/incident comms', channel: 'C2' })));
  expect(words).toContain('Switch to Sam');
  expect(words).toContain('Go to #leads');
  expect(words).toContain('Type it for me');
  const here = wordsIn(tourOf(step({ as: 'dana', channel: 'C1' })));
  expect(here).not.toMatch(/Switch to |Go to|Type it/);
});

it('shows its closing when all is done, and nothing without a tour', () => {
  expect(wordsIn(tourOf(step({ isDone: true })))).toContain('That was it.');
  expect(wordsIn(tourOf(step({})))).not.toContain('That was it.');
  expect(tourOfChapters()).toBe('');
});

it('opens the first unfinished chapter, and offers the others', () => {
  const first = chapter({ steps: [step({ isDone: true })] });
  const second = chapter({ id: 'follow-up', title: 'Follow up', steps: [step({ title: 'Add an item' })] });
  const drawn = tourOfChapters(first, second);
  expect(drawn).toMatch(/<button[^>]*>[^/]*✓[\s\S]*Respond/);
  expect(drawn).toMatch(/<button[^>]*aria-current="true"[^>]*>Follow up/);
  expect(wordsIn(drawn)).toContain('next: Add an item');
});

it('offers to do what a chapter needs before its steps can be taken', () => {
  const drawn = tourOfChapters(
    chapter({ missing: 'Dana declares an incident.', steps: [step({ line: 'x' })] }),
  );
  expect(wordsIn(drawn)).toContain('Dana declares an incident.');
  expect(drawn).toMatch(/<button[^>]*>Start here</);
  expect(wordsIn(drawn)).not.toContain('Type it for me');
});

it('moves the clock to the next working day of the person', () => {
  expect(wordsIn(tourOf(step({ as: 'sam', movesClock: true })))).toContain('Next working day 09:30');
});
