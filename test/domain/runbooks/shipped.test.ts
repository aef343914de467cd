import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../src/domain/runbooks/read/read-runbook.js';
import { filesIn } from '../../tree/source.js';

const paths = filesIn('runbooks').filter((path) => !path.endsWith('README.md'));

describe('the runbooks that ship', () => {
  it('are for common failures, and for Firebreak itself', () => {
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => path.startsWith('runbooks/firebreak/')).length).toBeGreaterThan(4);
  });

  it.each(paths)('%s says when it applies, and has steps that the reader is sure of', (path) => {
    const { title, applies, steps, problems } = readRunbook({ path, markdown: readFileSync(path, 'utf8') });
    expect(title).toMatch(/^[A-Z]/);
    expect(applies.labels.length + applies.services.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThanOrEqual(5);
    expect(steps.filter(({ confidence }) => confidence < 0.8)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
