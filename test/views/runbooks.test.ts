import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/domain/runbooks/run.js';
import { textModal } from '../../src/slack/views/forms/text-modal.js';
import { patchView } from '../../src/slack/views/runbooks/patch.js';
import { runView } from '../../src/slack/views/runbooks/run.js';
import { wholeRunView, wholeStepView } from '../../src/slack/views/runbooks/whole-run.js';
import { aContent } from '../support/a-library.js';
import { aRun, aStep } from '../support/a-run.js';
import { anIncident, at } from '../support/an-incident.js';
import { expectValidMessage, expectValidModal } from '../support/expect-valid-view.js';
import { read } from '../support/sample-incidents.js';

const incident = anIncident();
const names = new Map([
  ['U1', 'Dana'],
  ['U2', 'Priya'],
]);
/** Whose names aren't known. */
const people = { userIds: ['U1', 'U2'] };
const code =
  'Switch traffic to the second provider:\n\n```sh\nfirectl route set payments --to stripe --region {{region}}\n```\n\nWatch for **10 minutes**.';
const worked = aRun({
  values: { region: 'eu-west-1' },
  latestVersion: 3,
  reason: 'affected service checkout',
  steps: [
    aStep({ position: 1, state: { kind: 'done', by: 'U2', at: at('14:09') }, note: 'only Adyen, 31%' }),
    aStep({
      position: 2,
      title: "Check the provider's status page",
      state: { kind: 'skipped', by: 'U1', at: at('14:11'), reason: 'It is green' },
    }),
    aStep({ position: 3, title: 'Switch traffic to the second provider:', markdown: code, assigneeId: 'U2' }),
    aStep({ position: 4, title: 'Tell the provider', depth: 1, timerDueAt: at('14:40') }),
  ],
});

describe('the message of a run', () => {
  it('shows who did what, the next step with its code and its buttons, and how far it is', () => {
    const view = runView(incident, worked, names);
    expectValidMessage(view);
    expect(read(view)).toMatchInlineSnapshot(`
      "
      Payment provider errors · v2 (Nov 23, 2026) · attached by Dana · affected service    [ ⋯ ]
      checkout
      ✔ 1 Confirm the error rate by provider                                               [ ⋯ ]
       Priya, today 14:09 · “only Adyen, 31%”
      ⤼ 2 Check the provider's status page                                                 [ ⋯ ]
       skipped by Dana, today 14:11 · “It is green”
      ▢ 3 Switch traffic to the second provider:
       Priya
          firectl route set payments --to stripe --region eu-west-1
      Watch for 10 minutes.
      [ Done ] [ Skip ] [ Assign ] [ ⋯ ]
       ▢ 4 Tell the provider                                                               [ ⋯ ]
        timer until today 14:40
        2 of 4 · 1 skipped · next: 3 Switch traffic to the second provider: · v3 is available ·
        region = eu-west-1
      [ Fill in ]
      "
    `);
  });

  it('pages instead of cutting, and follows the next step', () => {
    const steps = Array.from({ length: 20 }, (_, index) =>
      aStep({
        position: index + 1,
        title: `Step number ${index + 1}`,
        state: index < 9 ? { kind: 'done', by: null, at: at('14:09') } : { kind: 'todo' },
      }),
    );
    const text = JSON.stringify(runView(incident, aRun({ steps })).blocks);
    expect(text).toContain('page 2 of 3');
    expect(text).toMatch(/Step number 9.*Step number 16/);
    expect(text).not.toContain('Step number 17');
    expect(text).toContain('"42 runbook run 1 page 1"');
    expect(text).toContain('"42 runbook run 1 page 3"');
  });

  it.each<[string, Partial<Run>]>([
    ['2,000 steps', { steps: Array.from({ length: 2_000 }, (_, index) => aStep({ position: index + 1 })) }],
    ['no steps', { steps: [] }],
    ['the longest texts', { title: '&'.repeat(300), reason: '<'.repeat(300), steps: longSteps('&') }],
    ['text that looks like markup', { title: '<!channel>', steps: longSteps('<!channel> <@U1> *b* `c` ') }],
    ['emoji', { title: '🔥'.repeat(200), steps: longSteps('🔥') }],
    ['a detached run', { status: 'detached' }],
  ])('fits into Slack with %s, and notifies nobody', (_, more) => {
    const run = aRun(more);
    const view = runView(incident, run);
    expectValidMessage(view, people);
    expectValidModal(textModal(wholeStepView(incident, run, run.steps[0] ?? aStep()), 'Step 1'), people);
  });
});

function longSteps(text: string) {
  const markdown = `1. ${text.repeat(2_000)}\n\n\`\`\`sh\n${text.repeat(2_000)}\n\`\`\``;
  return Array.from({ length: 12 }, (_, index) =>
    aStep({
      ...{ position: index + 1, title: text.repeat(300).slice(0, 298), markdown, note: text.repeat(30) },
      ...(index > 6 && {
        state: { kind: 'skipped' as const, by: 'U1', at: at('14:09'), reason: text.repeat(20) },
      }),
    }),
  );
}

describe('the edit that a run suggests', () => {
  const edit = { folder: 'runbooks', path: 'db/disk.md', lost: 0 };
  const patch =
    '--- a/db/disk.md\n+++ b/db/disk.md\n@@ -1,1 +1,3 @@\n 1. Check it\n+\n+   > INC-42: only /var\n';

  it('is code that can be copied whole, with where it belongs', () => {
    const view = patchView(incident, worked, { edit: { ...edit, patch, lost: 2 }, page: 1 });
    expectValidModal(textModal(view, 'Suggested edit'));
    expect(read(view)).toMatchInlineSnapshot(`
      "
      Payment provider errors: what people noted in INC-42, and why they skipped steps.
      It changes \`db/disk.md\` in the folder \`runbooks\`. Save the patch, and run \`git apply\` with
      it in that folder.
      Or take it from the command line: \`firebreak runbooks patch INC-42\`
      Without 2 notes on steps that the latest version doesn't have.
          --- a/db/disk.md
          +++ b/db/disk.md
          @@ -1,1 +1,3 @@
           1. Check it
          +
          +   > INC-42: only /var

      "
    `);
    expect(view.blocks.at(-1)).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: patch }] }],
    });
  });

  it('is paged if it is long, and loses nothing', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `+   > INC-42: note number ${index + 1}.\n`);
    const long = { ...edit, patch: lines.join('') };
    const pages = Array.from({ length: 5 }, (_, at) =>
      patchView(incident, worked, { edit: long, page: at + 1 }),
    );
    for (const view of pages) expectValidModal(textModal(view, 'Suggested edit'));
    const said = JSON.stringify(pages.map(({ blocks }) => blocks));
    for (const line of lines) expect(said).toContain(line.trim());
    expect(said).toContain('42 runbook run 1 patch page 2');
  });

  it.each([
    ['nobody wrote anything', null, 'Nobody noted anything'],
    ['the runbook says it already', { ...edit, patch: '' }, 'says everything that people noted already'],
    ['it takes too long', { ...edit, patch: null }, 'takes too long to compare'],
    ['it was added in Slack', { ...edit, patch, folder: null }, 'It was added in Slack'],
    ['Slack would change it', { ...edit, patch: `${patch} \u200b\n` }, "Slack can't show it exactly"],
  ])('says so if %s', (_, some, words) => {
    const view = patchView(incident, worked, { edit: some, page: 1 });
    expectValidModal(textModal(view, 'Suggested edit'));
    expect(view.text).toContain(words);
  });

  it('warns that notes of a private incident would be read by others', () => {
    const { text } = patchView(anIncident({ isPrivate: true }), worked, {
      edit: { ...edit, patch },
      page: 1,
    });
    expect(text).toContain('This incident is private.');
  });
});

describe('the whole runbook', () => {
  it('says every word of its source on some page, in order', () => {
    const titles = Array.from({ length: 150 }, (_, index) => `Step number ${index + 1}.`);
    const steps = titles.map((title) => ({ title, markdown: `${title}\n\nWhy: because of ${title}` }));
    const content = {
      ...aContent('Long', steps),
      context: [{ heading: 'Symptoms', line: 1, markdown: 'It burns.' }],
    };
    const run = aRun({ steps: steps.map((step, index) => aStep({ ...step, position: index + 1 })) });
    const pages = Array.from({ length: 20 }, (_, page) =>
      wholeRunView(incident, run, { content, page: page + 1 }),
    );
    for (const view of pages) expectValidModal(textModal(view, 'Runbook'));
    const said = pages.map(({ blocks }) => JSON.stringify(blocks)).join();
    for (const title of titles) expect(said).toContain(`because of ${title}`);
    expect(JSON.stringify(pages[0]?.blocks)).toContain('It burns.');
    expect(JSON.stringify(pages[0]?.blocks)).toMatch(/Page 1 of \d/);
  });
});
