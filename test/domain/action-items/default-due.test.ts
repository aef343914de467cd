import { expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import { defaultDue } from '../../../src/domain/action-items/default-due.js';

const usual = defaultPolicy();
const working = { ...usual, actionItems: { ...usual.actionItems, countWorkingDays: true } };
const holidays = { ...working, nudges: { ...working.nudges, holidays: ['12-08'] } };
const gulf = { ...working, nudges: { ...working.nudges, weekend: ['friday', 'saturday'] as const } };

it.each([
  ['14 days', usual, 'sev1', '2026-12-07'],
  ['14 working days', working, 'sev1', '2026-12-11'],
  ['14 working days around a holiday', holidays, 'sev1', '2026-12-14'],
  ['14 working days of weeks that end on Thursday', gulf, 'sev1', '2026-12-13'],
  ['none, as the policy says', working, 'sev4', null],
  ['none for a severity that is not in use', working, 'sev5', null],
] as const)('an item added on Monday, November 23 is due after %s', (_what, policy, severity, due) => {
  expect(
    defaultDue(
      { ...policy, nudges: { ...policy.nudges, weekend: [...policy.nudges.weekend] } },
      severity,
      '2026-11-23',
    ),
  ).toBe(due);
});
