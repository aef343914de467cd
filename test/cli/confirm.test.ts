import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { confirm } from '../../src/cli/output/confirm.js';

/** What is answered and printed when this is typed, and then the input ends. */
async function typed(text: string): Promise<{ isYes: boolean; printed: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const answered = confirm('Apply it? [y/N] ', { input, output });
  input.end(text);
  return { isYes: await answered, printed: String(output.read()) };
}

it.each(['y\n', 'Y\n', ' yes\n', 'yes, all\n'])('takes %j for yes', async (text) => {
  expect(await typed(text)).toEqual({ isYes: true, printed: 'Apply it? [y/N] ' });
});

it.each(['\n', 'n\n', 'no\n', 'maybe\n'])('takes %j for no', async (text) => {
  expect(await typed(text)).toEqual({ isYes: false, printed: 'Apply it? [y/N] ' });
});

it('takes an input that ends for no, and does not wait on', async () => {
  expect(await typed('')).toEqual({ isYes: false, printed: 'Apply it? [y/N] \n' });
});
