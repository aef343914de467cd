import { expect, it } from 'vitest';
import { carryOver } from '../../../src/domain/runbooks/carry-over.js';
import { aStep } from '../../support/a-run.js';
import { at } from '../../support/an-incident.js';

const done = { kind: 'done', by: 'U2', at: at('14:09') } as const;
const text = (title: string, markdown = `1. ${title}`) => ({ title, markdown, depth: 0 });
const before = (title: string, position: number) =>
  aStep({ position, title, markdown: `1. ${title}`, state: done, note: title });

it('keeps what was done about a step that moved, and starts new ones afresh', () => {
  const steps = carryOver(
    [before('Confirm', 1), before('Switch', 2)],
    [text('Page'), text('Switch'), text('Confirm')],
  );
  expect(steps.map(({ position, title, state, note }) => [position, title, state.kind, note])).toEqual([
    [1, 'Page', 'todo', null],
    [2, 'Switch', 'done', 'Switch'],
    [3, 'Confirm', 'done', 'Confirm'],
  ]);
});

it('knows a step by its title when its text has changed', () => {
  const [step] = carryOver([before('Switch', 1)], [text('Switch', '1. Switch\n\n   Use `firectl`.')]);
  expect(step).toMatchObject({ state: done, markdown: '1. Switch\n\n   Use `firectl`.' });
});

it('gives what was done about one of two equal steps to one of them', () => {
  const steps = carryOver([before('Wait', 1)], [text('Wait'), text('Wait')]);
  expect(steps.map(({ state }) => state.kind)).toEqual(['done', 'todo']);
});

it('prefers the step with the same text to one with the same title', () => {
  const [old, same] = [before('Wait', 1), { ...before('Wait', 2), markdown: '2. Wait', note: 'same' }];
  expect(carryOver([old, same], [text('Wait', '2. Wait')])[0]).toMatchObject({ note: 'same' });
});

it('carries 2,000 steps over in a moment', () => {
  const titles = Array.from({ length: 2_000 }, (_, index) => `Step ${index}`);
  const old = titles.map((title, index) => before(title, index + 1));
  const started = performance.now();
  const steps = carryOver(
    old,
    titles.toReversed().map((title) => text(title)),
  );
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(steps.every(({ state }) => state.kind === 'done')).toBe(true);
});
