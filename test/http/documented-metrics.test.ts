import { expect, it } from 'vitest';
import { textOf } from '../tree/source.js';
import { countedOnce } from './every-metric.js';

it('documents every metric in docs/monitoring.md, with its type and what it means', async () => {
  const own = (await countedOnce().collect()).filter(({ name }) => name.startsWith('firebreak_'));
  const rows = own.map(({ name, type, help, values }) => {
    const labels = Object.keys(values[0]?.labels ?? {}).filter((label) => label !== 'le');
    const named = labels.map((label) => `\`${label}\``).join(', ') || '–';
    return `| \`${name}\` | ${type} | ${named} | ${help} |`;
  });
  expect(textOf('docs/monitoring.md')).toContain(`| --- | --- | --- | --- |\n${rows.sort().join('\n')}\n`);
});
