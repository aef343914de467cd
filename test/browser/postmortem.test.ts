import { expect, it } from 'vitest';
import { aWindow, inBrowser, messageWith, types } from '../support/a-browser.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';

inBrowser('a post-mortem in the browser', () => {
  it('is drafted, written, reviewed, published, and downloaded as a file', async () => {
    const bot = await anOpenIncident();
    const { slack, delivered } = bot;
    await slack.person('dana').invites(openChannel, slack.person('sam').id);
    const [dana, sam] = await Promise.all(['dana', 'sam'].map((as) => aWindow(bot, { as, at: openChannel })));
    if (!dana || !sam) throw new Error('Two windows were asked for.');

    await types(dana, '/incident mitigated rolled back 4f2c1');
    await types(dana, '/incident resolved no failed payments for 20 minutes');
    await delivered();
    await types(dana, '/incident postmortem');
    const overview = messageWith(dana, 'of what it needs is there');
    await overview.getByRole('button', { name: 'Open draft' }).click();
    const draft = dana.getByRole('dialog', { name: /^Post-mortem/ });
    await draft.getByText('marked it mitigated').waitFor();
    await draft.getByRole('button', { name: 'Write' }).first().click();
    const edit = dana.getByRole('dialog', { name: /^Edit/ });
    await edit.getByLabel(/^Text/).fill('Cards failed for **a third** of customers.');
    await edit.getByRole('button', { name: 'Save' }).click();
    const done = dana.getByRole('dialog', { name: /^Done/ });
    await done.getByText('edited “Summary”').waitFor();
    await done.getByRole('button', { name: 'Close' }).last().click();
    await draft.getByRole('button', { name: 'Close' }).last().click();
    await draft.waitFor({ state: 'detached' });

    await types(dana, '/incident postmortem review @sam');
    await messageWith(sam, /to review the post-mortem/)
      .getByRole('button', { name: 'Approve' })
      .click();
    await messageWith(dana, 'approved the post-mortem').waitFor();
    await types(dana, '/incident postmortem publish');
    await messageWith(dana, 'published the post-mortem').waitFor();

    await types(dana, '/incident export md here');
    const file = messageWith(sam, 'as Markdown').getByRole('link').last();
    const address = new URL((await file.getAttribute('href')) ?? '', sam.url()).href;
    const downloaded = await (await sam.request.get(address)).text();
    expect(downloaded).toContain('Cards failed for **a third** of customers.');
  });
});
