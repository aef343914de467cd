import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import { run } from '../cli/a-terminal.js';
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

    const answer = messageWith(sam, 'You did step 3').last();
    await answer.getByRole('button', { name: 'Suggest edit' }).click();
    const edit = sam.getByRole('dialog', { name: 'Suggested edit' });
    await edit.getByText('+   > Skipped in INC-1: It is green').waitFor();
    await edit.getByText('git apply').waitFor();
    await edit.getByRole('button', { name: 'Close' }).first().click();

    await types(dana, '/incident runbook detach');
    await messageWith(dana, /Detached · 3 of 3/).waitFor();
    expect(await ask(databaseUrl, 'select status from runbook_runs')).toEqual([{ status: 'detached' }]);
    await types(dana, '/incident timeline');
    await messageWith(dana, 'detached runbook').waitFor();
  }, 120_000);

  it('goes on with a new version when its source is edited while people work through it', async () => {
    const bot = await anOpenIncident();
    const { databaseUrl, delivered } = bot;
    const folder = mkdtempSync(join(tmpdir(), 'runbooks-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const imports = async (text: string) => {
      writeFileSync(join(folder, 'payments.md'), text);
      const env = { DATABASE_URL: databaseUrl };
      expect((await run(['import-runbooks', folder], env)).code).toBe(0);
    };
    await imports('# Payments fail\n\n## Steps\n\n1. Confirm the error rate\n2. Switch the provider\n');
    const dana = await aWindow(bot, { as: 'dana', at: openChannel });
    const runbook = messageWith(dana, /attached by/);
    await types(dana, '/incident runbook payments fail');
    await runbook.getByRole('button', { name: 'Done' }).click();
    await runbook.getByText('1 of 2').waitFor();
    await imports(
      '# Payments fail\n\n## Steps\n\n1. Confirm the error rate\n2. Ask the provider\n3. Switch the provider\n',
    );
    await delivered();
    await runbook.getByText('v2 is available').waitFor();
    await runbook.getByRole('button', { name: 'More actions' }).first().click();
    await dana.getByRole('menuitem', { name: 'Take v2' }).click();
    await runbook.getByText('1 of 3 · next: 2 Ask the provider').waitFor();
  }, 120_000);
});
