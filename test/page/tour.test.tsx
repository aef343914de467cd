import { expect, it } from 'vitest';
import type { StepSeen } from '../../sandbox/control/tour.js';
import { Tour } from '../../sandbox/page/tour/tour.js';
import { html, wordsIn } from './blocks-page.js';

const step = (given: Partial<StepSeen>): StepSeen => ({
  ...{ id: 'one', title: 'Declare', words: 'One line is enough.', isDone: false },
  ...given,
});
const tourOf = (...steps: StepSeen[]) => html(<Tour tour={{ steps, closing: 'That was it.' }} />);

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
  expect(tourOf()).toBe('');
});
