import { expect, it } from 'vitest';
import { readStart } from '../../src/commands/incident/read-start.js';

it.each([
  'Checkout is down affects: checkout',
  'Checkout is down, affects: checkout',
  'Checkout is down; affects: checkout',
])('takes what is before “affects:” for the title: %s', (typed) => {
  expect(readStart(typed)).toMatchObject({ title: 'Checkout is down', affects: ['checkout'] });
});
