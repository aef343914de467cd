import { expect, it } from 'vitest';
import { ask } from '../support/ask.js';
import { aHome, started } from '../support/data-dir.js';
import { run } from './a-terminal.js';

it('works beside the server that holds the built-in database, and leaves it running', async () => {
  const { dataDir, sharedFolder } = aHome();
  const { url } = await started({ dataDir, sharedFolder });
  const env = { FIREBREAK_DATA: dataDir };
  expect(await run(['migrate'], env)).toMatchObject({ code: 0, err: '' });
  expect(await run(['list'], env)).toEqual({ code: 0, out: 'No open incidents.\n', err: '' });
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('works while no server runs, and leaves none behind', async () => {
  const { dataDir, sharedFolder } = aHome();
  await (await started({ dataDir, sharedFolder })).stop();
  expect(await run(['migrate'], { FIREBREAK_DATA: dataDir })).toMatchObject({ code: 0, err: '' });
  expect(await run(['list', '--json'], { FIREBREAK_DATA: dataDir })).toEqual({
    code: 0,
    out: '{\n  "workspace": null,\n  "incidents": []\n}\n',
    err: '',
  });
});
