import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { aWindow, inBrowser } from '../support/a-browser.js';

inBrowser('the log of the control room', () => {
  it('shows Slack’s error for a bad call, the reason, and never a token', async () => {
    const slack = await startSandbox();
    onTestFinished(() => slack.close());
    const dana = await aWindow({ slack }, { as: 'dana' });
    await dana.getByRole('banner').getByRole('button', { name: 'Control room' }).click();
    const room = dana.getByRole('complementary', { name: 'Control room' });
    const divider = { type: 'divider' };
    const bad = { channel: slack.channel('general').id, text: 'hi', blocks: Array(60).fill(divider) };
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(bad),
    });
    expect(await answer.json()).toMatchObject({ ok: false, error: 'invalid_blocks' });

    const line = room.getByRole('listitem').filter({ hasText: 'chat.postMessage' });
    await line.getByText('invalid_blocks').waitFor();
    await line.getByText(/60 .*50/).waitFor();
    await line.getByRole('button').first().click();
    await room.getByText('divider').first().waitFor();
    expect(await room.textContent()).not.toContain(slack.botToken);
  });
});
