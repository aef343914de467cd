import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open-database.js';
import type { Policy } from '../../src/domain/policy.js';
import { tickAt } from '../support/a-followed-incident.js';
import { aContent, storeRunbook } from '../support/a-library.js';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';

const at = { in: openChannel };
const transcript = (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks);
const steps = ['Confirm the error rate', "Check the provider's status page", 'Switch the provider'];

async function anIncidentWithRunbook() {
  const bot = await anOpenIncident();
  const { slack, databaseUrl, delivered } = bot;
  await storeRunbook(databaseUrl, { number: 3, content: aContent('Payment provider errors', steps) });
  const [dana, sam] = [slack.person('dana'), slack.person('sam')];
  const shown = async () => {
    await delivered();
    return dana.reads(openChannel).findLast(({ text }) => text.startsWith('Runbook '));
  };
  const card = async () => {
    await delivered();
    return transcript(dana.reads(openChannel).find(({ text }) => text.startsWith('INC-1 is ')));
  };
  const states = async () =>
    (await ask(databaseUrl, 'select state from runbook_run_steps order by position')).map(
      ({ state }) => state,
    );
  return { ...bot, dana, sam, shown, card, states };
}

describe('a runbook', () => {
  it('is attached by its number, and is one message with its steps and a line on the card', async () => {
    const { dana, shown, card } = await anIncidentWithRunbook();
    const answer = await dana.types('/incident runbook 3', at);
    expect(answer.text).toContain(
      'You attached runbook “Payment provider errors” (RB-3, v1, 3 steps) to INC-1',
    );
    const message = await shown();
    expect(transcript(message)).toContain('*1* *Confirm the error rate*');
    expect(message?.text).toBe(
      'Runbook Payment provider errors of INC-1: 0 of 3 · next: 1 Confirm the error rate',
    );
    expect(await card()).toContain('*Runbook*  Payment provider errors · 0 of 3');
    const timeline = await dana.types('/incident timeline', at);
    expect(transcript(timeline)).toContain('attached runbook “Payment provider errors”');
  });

  it('is worked through with buttons, in silence, until it is finished', async () => {
    const { dana, sam, shown, card, states, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await sam.clicks((await shown()) ?? expect.unreachable(), { text: 'Done' });
    expect(await states()).toEqual(['done']);
    expect((await shown())?.text).toContain('1 of 3 · next: 2');
    expect(sam.reads(openChannel).filter(({ isEphemeral }) => isEphemeral)).toEqual([]);
    await dana.clicks((await shown()) ?? expect.unreachable(), { text: 'Skip' });
    await slack.until(() => dana.modal());
    await dana.submits({ text: 'It is green' });
    await dana.types('/incident runbook done 3 traffic is on Stripe', at);
    expect(await states()).toEqual(['done', 'skipped', 'done']);
    expect(await card()).toContain('3 of 3 · 1 skipped');
    const posts = dana.reads(openChannel).map(({ text }) => text);
    expect(posts.at(-1)).toContain('finished runbook “Payment provider errors” of INC-1: 2 done, 1 skipped');
  });

  it('is worked through by several people at once, and each step is done once', async () => {
    const { dana, sam, states, databaseUrl } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await Promise.all([dana.types('/incident rb done 1', at), sam.types('/incident rb done 2', at)]);
    expect(await states()).toEqual(['done', 'done']);
    const answers = await Promise.all([dana, sam].map((one) => one.types('/incident rb done 3', at)));
    const refused = answers.filter(({ text }) => /^<@U.*> did step 3 /.test(text ?? ''));
    expect(refused).toHaveLength(1);
    const entries = await ask(
      databaseUrl,
      "select 1 from timeline_entries where event ->> 'kind' = 'runbook_step_done' and event ->> 'step' = '3'",
    );
    expect(entries).toHaveLength(1);
  });

  it('is taken back step by step, detached, and attached again with what was done', async () => {
    const { dana, shown, card } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook done 1 green', at);
    await dana.types('/incident runbook done 2', at);
    expect((await dana.types('/incident runbook undo 2', at)).text).toContain('You reopened step 2');
    expect((await dana.types('/incident runbook 3', at)).text).toContain('is attached to INC-1 already');
    await dana.types('/incident runbook detach', at);
    expect(transcript(await shown())).toContain('Detached · 1 of 3');
    expect(await card()).not.toContain('*Runbook*');
    expect((await dana.types('/incident runbook done 2', at)).text).toContain('has no runbook attached');
    await dana.types('/incident runbook run 1 reattach', at);
    expect(transcript(await shown())).toContain('“green”');
  });

  it('goes on with a newer version of its source, keeping what was done', async () => {
    const { dana, shown, databaseUrl } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook done 2', at);
    const content = aContent('Payment provider errors', ['Page the provider', ...steps]);
    await storeRunbook(databaseUrl, { number: 3, version: 2, content });
    await dana.types('/incident runbook done 1', at);
    await dana.clicks((await shown()) ?? expect.unreachable(), { action_id: 'run_line:run-1' }, 'Take v2');
    const message = await shown();
    expect(transcript(message)).toContain('*Page the provider*');
    expect(message?.text).toContain('2 of 4 · next: 1 Page the provider');
  });

  it('offers what people wrote as an edit of its source when it is finished, to whoever finished it', async () => {
    const { dana, sam, shown, slack } = await anIncidentWithRunbook();
    const silence = await dana.types('/incident runbook 3', at);
    expect(silence.text).not.toContain('Suggest edit');
    await dana.types('/incident runbook done 1 only Adyen, 31%', at);
    await dana.types('/incident runbook skip 2 it is green', at);
    await sam.clicks((await shown()) ?? expect.unreachable(), { text: 'Done' });
    const answer = await slack.until(() => sam.reads(openChannel).find(({ isEphemeral }) => isEphemeral));
    await sam.clicks(answer, { text: 'Suggest edit' });
    const modal = transcript(await slack.until(() => sam.modal()));
    expect(modal).toContain('It changes `3.md` in the folder `runbooks`');
    expect(modal).toContain(JSON.stringify('+\n+   > INC-1: only Adyen, 31%\n+\n 2. Check').slice(1, -1));
    expect(modal).toContain('+   > Skipped in INC-1: it is green');
    await sam.closes();
    const menu = { action_id: 'run_line:run-1' };
    await dana.clicks((await shown()) ?? expect.unreachable(), menu, 'Suggest edit');
    expect(transcript(await slack.until(() => dana.modal()))).toContain('only Adyen, 31%');
  });

  it('has its edit typed too, also after it was detached or the incident is resolved', async () => {
    const { dana, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook patch', at);
    expect(transcript(await slack.until(() => dana.modal()))).toContain('Nobody noted anything');
    await dana.closes();
    await dana.types('/incident runbook note 2 it is red', at);
    const answer = await dana.types('/incident runbook detach', at);
    expect(transcript(answer)).toContain('Suggest edit');
    await dana.types('/incident resolved', at);
    await dana.types('/incident runbook', at);
    const list = dana.reads(openChannel).findLast(({ isEphemeral }) => isEphemeral);
    await dana.clicks(list ?? expect.unreachable(), { text: 'Suggest edit' });
    expect(transcript(await slack.until(() => dana.modal()))).toContain('+   > INC-1: it is red');
    await dana.closes();
    await dana.types('/incident runbook patch', at);
    expect(transcript(await slack.until(() => dana.modal()))).toContain('+   > INC-1: it is red');
  });

  it('says which runbook is meant if several are open', async () => {
    const { dana, databaseUrl, states } = await anIncidentWithRunbook();
    await storeRunbook(databaseUrl, { number: 4, content: aContent('DNS failure', ['Ask the provider']) });
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook 4', at);
    const answer = await dana.types('/incident runbook done 1', at);
    expect(answer.text).toContain('Which runbook of INC-1?');
    expect(await states()).toEqual([]);
    const [question] = dana
      .reads(openChannel)
      .filter(({ isEphemeral }) => isEphemeral)
      .slice(-1);
    await dana.clicks(question ?? expect.unreachable(), { text: '2 DNS failure' });
    expect(await states()).toEqual(['done']);
  });

  it('says what people wrote as they wrote it, and notifies nobody', async () => {
    const { dana, databaseUrl, shown } = await anIncidentWithRunbook();
    const evil = aContent('<!channel> *Outage*', [
      { title: 'Ask <!here> & <@U1>', markdown: '1. Ask\n   <!channel>' },
    ]);
    await storeRunbook(databaseUrl, { number: 5, content: evil });
    await dana.types('/incident runbook 5', at);
    await dana.types('/incident runbook note 1 <!channel> green', at);
    const richText = /\{"type":"text","text":"(?:[^"\\]|\\.)*"/g;
    expect(transcript(await shown()).replace(richText, '')).not.toMatch(/<!(?:channel|here)|<@U1>/);
  });

  it('asks its assignee in the channel when the timer of a step ends', async () => {
    const { dana, sam, databaseUrl, delivered, config } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.types('/incident runbook assign 2 @sam', at);
    await dana.types('/incident runbook timer 2 10 min', at);
    await delivered();
    await ask(databaseUrl, "update runbook_run_steps set timer_due_at = now() - interval '1 min'");
    await ask(databaseUrl, 'update incidents set is_unscheduled = true');
    const db = openDatabase({ url: databaseUrl, maxConnections: 1 });
    await tickAt(db, new Date().toISOString(), { policy: config.policy });
    await db.close();
    await delivered();
    const asked = sam.reads(openChannel).findLast(({ text }) => text.includes('The timer of step 2'));
    expect(asked?.text).toContain(`<@${sam.id}>`);
    await sam.clicks(asked ?? expect.unreachable(), { text: '10 more minutes' });
    const [step] = await ask(databaseUrl, 'select timer_due_at > now() as is_ahead from runbook_run_steps');
    expect(step).toEqual({ is_ahead: true });
  });
});

describe('a policy', () => {
  const attach = [
    { runbook: 'Payment provider errors', severities: ['sev1' as const] },
    { runbook: 'gone.md' },
  ];
  const policy = (usual: Policy): Policy => ({ ...usual, runbooks: { ...usual.runbooks, attach } });

  it('attaches runbooks at the start, says which one is missing, and never keeps an incident from being declared', async () => {
    const { slack, databaseUrl, delivered } = await anOpenIncident({ policy });
    const dana = slack.person('dana');
    expect(
      dana
        .reads(openChannel)
        .map(({ text }) => text)
        .join(),
    ).toContain('no runbook has that path or title');
    await storeRunbook(databaseUrl, { number: 3, content: aContent('Payment provider errors', steps) });
    await dana.types('/incident start sev1 Payments fail');
    await delivered();
    const posts = dana.reads('inc-2-payments-fail').map(({ text }) => text);
    expect(posts.join()).toContain('Runbook Payment provider errors of INC-2: 0 of 3');
    expect(await ask(databaseUrl, 'select attached_by from runbook_runs')).toEqual([{ attached_by: null }]);
  });
});

describe('a step', () => {
  const code = 'Restart {{service}}:\n\n```sh\nkubectl rollout restart deploy/{{service}}\n```';

  it('has its variables filled in once, everywhere, in a form', async () => {
    const { dana, databaseUrl, shown, slack } = await anIncidentWithRunbook();
    const content = aContent('Restart', [{ title: 'Restart {{service}}:', markdown: code }]);
    await storeRunbook(databaseUrl, { number: 6, content });
    await dana.types('/incident runbook 6', at);
    expect(transcript(await shown())).toContain('service = ?');
    await dana.clicks((await shown()) ?? expect.unreachable(), { text: 'Fill in' });
    await slack.until(() => dana.modal());
    await dana.submits({ value: 'checkout-api' });
    expect(transcript(await shown())).toContain('kubectl rollout restart deploy/checkout-api');
    const answer = await dana.types('/incident runbook set zone eu', at);
    expect(answer.text).toContain('It has service.');
  });

  it('is shown whole in a modal, with the whole runbook behind another button', async () => {
    const { dana, shown, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.clicks(
      (await shown()) ?? expect.unreachable(),
      { action_id: 'run_line:run-1-more-1' },
      'Show whole step',
    );
    expect(transcript(await slack.until(() => dana.modal()))).toContain('Confirm the error rate');
    await dana.closes();
    await dana.clicks(
      (await shown()) ?? expect.unreachable(),
      { action_id: 'run_line:run-1' },
      'Show whole runbook',
    );
    expect(transcript(await slack.until(() => dana.modal()))).toMatch(
      /Confirm the error rate.*Switch the provider/,
    );
  });

  it('becomes an action item, which says where it comes from', async () => {
    const { dana, shown, slack } = await anIncidentWithRunbook();
    await dana.types('/incident runbook 3', at);
    await dana.clicks(
      (await shown()) ?? expect.unreachable(),
      { action_id: 'run_line:run-1-more-1' },
      'Create action item',
    );
    await slack.until(() => dana.modal());
    await dana.submits({ title: 'Alert on the error rate' });
    const answer = await dana.types('/incident ACT-1', at);
    expect(transcript(answer)).toContain('From step 1 of runbook “Payment provider errors”');
  });
});
