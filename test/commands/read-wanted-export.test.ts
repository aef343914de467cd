import { expect, it } from 'vitest';
import { readWanted } from '../../src/commands/postmortems/export.js';

it.each([
  ['', { format: 'pdf', profile: 'internal', isShared: false }],
  ['markdown', { format: 'md', profile: 'internal', isShared: false }],
  ['HERE Customers html', { format: 'html', profile: 'customer', isShared: true }],
  ['regulator csv', { format: 'csv', profile: 'regulator', isShared: false }],
])('reads “%s” in any order and case', (typed, wanted) => {
  expect(readWanted(typed)).toEqual({ kind: 'read', wanted });
});

it.each(['docx', 'pdf html', 'customer regulator', 'md for the board'])(
  'leaves “%s” for the person to make clear',
  (typed) => expect(readWanted(typed)).toEqual({ kind: 'unclear', words: typed }),
);
