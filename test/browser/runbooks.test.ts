import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { aWindow, chooses, inBrowser, messageWith, types } from '../support/a-browser.js';
import { tickAt } from '../support/a-followed-incident.js';
import { aContent, storeRunbook } from '../support/a-library.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const code = 'Switch traffic:\n\n```sh\nfirectl route set payments --region {{region}}\n```';
const steps = [
  'Confirm the error rate',
  'Check the status page',
  { title: 'Switch traffic:', markdown: code },
];

inBrowser('a runbook in the browser', () => {
  it('is attached, worked through by two people, timed, and detached', async () => {
    const bot = await anOpenIncident();
    const { slack, databaseUrl, delivered, config } = bot;
    await storeRunbook(databaseUrl, { number: 3, content: aContent('Payment provider errors', steps) });
    await slack.person('dana').invites(openChannel, slack.person('sam').id);
    const [dana, sam] = await Promise.all(['dana', 'sam'].map((as) => aWindow(bot, { as, at: openChannel })));
    if (!dana || !sam) throw new Error('Two windows were asked for.');
    const runbook = (page: typeof dana) => messageWith(page, /attached by/);

    await types(dana, '/incident runbook RB-3');
    await runbook(dana).getByText('0 of 3').waitFor();
    await runbook(sam).getByRole('button', { name: 'Done' }).click();
    await runbook(dana).getByText('1 of 3').waitFor();
    await runbook(dana).getByRole('button', { name: 'Skip' }).click();
    const why = dana.getByRole('dialog', { name: /^Skip step/ });
    await why.getByLabel('Why is it skipped?').fill('It is green');
    await why.getByRole('button', { name: 'Skip', exact: true }).click();
    await runbook(sam).getByText('skipped by dana', { exact: false }).waitFor();

    await runbook(sam).getByRole('button', { name: 'Fill in' }).click();
    const values = sam.getByRole('dialog', { name: /^Fill in/ });
    await values.getByLabel('region').fill('eu-west-1');
    await values.getByRole('button', { name: 'Fill in', exact: true }).click();
    await runbook(dana).getByText('firectl route set payments --region eu-west-1').waitFor();

    await runbook(dana).getByRole('button', { name: 'Assign' }).click();
    const who = dana.getByRole('dialog', { name: /^Assign step/ });
    await chooses(dana, who.getByRole('combobox', { name: 'Assign to' }), 'Sam Okafor');
    await who.getByRole('button', { name: 'Assign', exact: true }).click();
    await messageWith(sam, 'assigned step 3').waitFor();
    await types(sam, '/incident runbook timer 3 10 min');
    await runbook(sam)
      .getByText(/timer until/)
      .waitFor();
    await delivered();
    await ask(
      databaseUrl,
      "update runbook_run_steps set timer_due_at = now() - interval '1 min' where position = 3",
    );
    await ask(databaseUrl, 'update incidents set is_unscheduled = true');
    const db = openDatabase({ url: databaseUrl, maxConnections: 1 });
    await tickAt(db, new Date().toISOString(), { policy: config.policy });
    await db.close();
    await messageWith(sam, 'The timer of step 3').getByRole('button', { name: 'Done' }).click();
    await messageWith(dana, 'finished runbook').waitFor();

    await types(dana, '/incident runbook detach');
    await messageWith(dana, /Detached · 3 of 3/).waitFor();
    expect(await ask(databaseUrl, 'select status from runbook_runs')).toEqual([{ status: 'detached' }]);
    await types(dana, '/incident timeline');
    await messageWith(dana, 'detached runbook').waitFor();
  }, 120_000);
});
