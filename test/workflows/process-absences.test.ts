import { expect, it } from 'vitest';
import { trackAbsences } from '../../src/workflows/delivery/process-absences.js';
import { at } from '../support/an-incident.js';

const attempt = { state: 'attempting', attemptedBy: 7 } as const;
const missing = { ...attempt, isHeld: false };
const present = { ...attempt, isHeld: true };

it('counts a process as dead only when it has been missing for a while', () => {
  const absences = trackAbsences();
  absences.note([missing], at('14:02'));
  absences.note([missing], at('14:03'));
  expect(absences.goneAt(7)).toEqual(after('14:02'));
});

it('starts over if the process was seen meanwhile', () => {
  const absences = trackAbsences();
  absences.note([missing], at('14:02'));
  absences.note([present], at('14:03'));
  absences.note([missing], at('14:04'));
  expect(absences.goneAt(7)).toEqual(after('14:04'));
});

function after(time: string): Date {
  return new Date(at(time).getTime() + 3_000);
}
