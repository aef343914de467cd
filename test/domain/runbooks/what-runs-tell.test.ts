import { expect, it } from 'vitest';
import { whatRunsTell } from '../../../src/domain/runbooks/what-runs-tell.js';
import { aRun, aStep } from '../../support/a-run.js';
import { at } from '../../support/an-incident.js';

const done = (time: string) => ({ kind: 'done', by: 'U2', at: at(time) }) as const;

it('tells what was skipped and why, what took long, and what people noted', () => {
  const reason = 'It is green';
  const steps = [
    aStep({ position: 1, state: done('14:07'), note: 'only Adyen, 31%' }),
    aStep({ position: 2, state: { kind: 'skipped', by: 'U1', at: at('14:10'), reason } }),
    aStep({ position: 3, title: 'Switch the provider', state: done('14:40') }),
    aStep({ position: 4, state: done('14:08') }),
    aStep({ position: 5 }),
  ];
  expect(whatRunsTell([aRun({ steps })])).toEqual([
    {
      ...{ run: 1, title: 'Payment provider errors', version: 2, status: 'open', done: 3, total: 5 },
      skipped: [{ step: 2, title: aStep().title, by: 'U1', at: at('14:10'), reason }],
      slow: [{ step: 3, title: 'Switch the provider', by: 'U2', minutes: 30 }],
      notes: [{ step: 1, title: aStep().title, note: 'only Adyen, 31%' }],
    },
  ]);
});

it('calls no step slow if all of them took long', () => {
  const steps = ['14:25', '14:45', '15:05'].map((time, index) =>
    aStep({ position: index + 1, state: done(time) }),
  );
  expect(whatRunsTell([aRun({ steps })])[0]?.slow).toEqual([]);
});
