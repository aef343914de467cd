import { expect, it } from 'vitest';
import { lineName } from '../../src/commands/run-line.js';

it.each([
  ['update', 'update'],
  ['rb', 'runbook'],
  ['sev2', 'severity'],
  ['ACT-17', 'action'],
  ['', 'hub'],
  ['?', 'help'],
  ['frobnicate', 'unknown'],
])('calls a line that begins with “%s” %s in metrics and the log', (word, name) => {
  expect(lineName(word)).toBe(name);
});
