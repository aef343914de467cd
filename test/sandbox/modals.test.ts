import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { manifest } from './support/manifest.js';
import { httpApp, type TinyApp } from './support/tiny-app.js';

let sandbox: Sandbox;
let tiny: TinyApp | undefined;

beforeAll(async () => {
  sandbox = await startSandbox({ manifest, ackMs: 400 });
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
  await tiny?.stop();
  tiny = undefined;
});
afterAll(() => sandbox.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const titleInput = {
  type: 'input' as const,
  block_id: 'title',
  label: plain('Title'),
  element: { type: 'plain_text_input' as const, action_id: 'value' },
};
const severity = {
  type: 'input' as const,
  block_id: 'sev',
  label: plain('Severity'),
  element: {
    type: 'static_select' as const,
    action_id: 'value',
    initial_option: { text: plain('SEV3'), value: 'sev3' },
    options: ['1', '2', '3'].map((n) => ({ text: plain(`SEV${n}`), value: `sev${n}` })),
  },
};
const form = {
  type: 'modal' as const,
  callback_id: 'start',
  private_metadata: 'kept',
  notify_on_close: true,
  title: plain('Start'),
  submit: plain('Start'),
  blocks: [titleInput, severity],
};

const withForm = async (declare: (app: App) => void): Promise<void> => {
  tiny = await httpApp(sandbox, (app) => {
    app.command('/incident', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    declare(app);
  });
  await sandbox.person('dana').types('/incident');
  await sandbox.until(() => sandbox.person('dana').modal());
};

describe('a modal', () => {
  it('is filled by label and submitted with the values of all its inputs', async () => {
    const seen: unknown[] = [];
    await withForm((app) => {
      app.view('start', async ({ ack, view }) => {
        seen.push(view.state.values, view.private_metadata);
        await ack();
      });
    });
    await sandbox.person('dana').fills({ Title: 'Checkout is down', Severity: 'SEV1' }).submits();
    expect(seen[1]).toBe('kept');
    expect(seen[0]).toEqual({
      title: { value: { type: 'plain_text_input', value: 'Checkout is down' } },
      sev: {
        value: {
          type: 'static_select',
          selected_option: { text: { ...plain('SEV1'), emoji: true }, value: 'sev1' },
        },
      },
    });
    expect(sandbox.person('dana').modal()).toBeUndefined();
    expect(sandbox.refusals).toEqual([]);
  });

  it('is not sent while a required input is empty', async () => {
    await withForm(() => undefined);
    const answer = await sandbox.person('dana').submits();
    expect(answer.errors).toEqual({ title: 'Please complete this required field.' });
    expect(sandbox.deliveries.map((one) => one.kind)).toEqual(['command']);
  });

  it('stays open and shows the errors that the app returns', async () => {
    await withForm((app) =>
      app.view('start', ({ ack }) => ack({ response_action: 'errors', errors: { title: 'Too vague' } })),
    );
    const answer = await sandbox.person('dana').submits({ title: 'x' });
    expect(answer.errors).toEqual({ title: 'Too vague' });
    expect(sandbox.person('dana').modal()?.callback_id).toBe('start');
  });

  it('shows a failure, and counts a refusal, if the errors name no input', async () => {
    await withForm((app) =>
      app.view('start', ({ ack }) => ack({ response_action: 'errors', errors: { nope: 'x' } })),
    );
    const answer = await sandbox.person('dana').submits({ title: 'x' });
    expect(answer.failed).toMatch(/trouble connecting/);
    expect(sandbox.refusals.map((one) => one.error)).toEqual(['invalid_response_action']);
  });

  it('shows a failure if the app does not answer in time', async () => {
    await withForm((app) => app.view('start', () => new Promise((resolve) => setTimeout(resolve, 600))));
    const answer = await sandbox.person('dana').submits({ title: 'x' });
    expect(answer.failed).toMatch(/trouble connecting/);
    expect(sandbox.person('dana').modal()).toBeDefined();
  });

  it('keeps typed values when the app updates it with the same inputs', async () => {
    await withForm((app) => {
      app.view('start', ({ ack }) =>
        ack({ response_action: 'update', view: { ...form, callback_id: 'second' } }),
      );
    });
    await sandbox.person('dana').submits({ title: 'Checkout' });
    const view = sandbox.person('dana').modal();
    expect(view).toMatchObject({
      callback_id: 'second',
      state: { values: { title: { value: { value: 'Checkout' } } } },
    });
  });

  it('stacks at most three, and shows the one below when the top one is submitted', async () => {
    await withForm((app) => {
      app.view('start', ({ ack }) => ack({ response_action: 'push', view: { ...form, callback_id: 'top' } }));
      app.view('top', ({ ack }) => ack());
    });
    const dana = sandbox.person('dana');
    await dana.submits({ title: 'one' });
    expect(dana.modals().map((view) => view.callback_id)).toEqual(['start', 'top']);
    expect(dana.modal()?.previous_view_id).toBe(dana.modals()[0]?.id);
    await dana.submits({ title: 'two' });
    expect(dana.modals().map((view) => view.callback_id)).toEqual(['start']);
  });

  it('asks the app for the options of an external menu when it is submitted', async () => {
    const menu = { type: 'external_select' as const, action_id: 'value', min_query_length: 0 };
    const inc = { type: 'input' as const, block_id: 'inc', label: plain('Incident'), element: menu };
    const chosen: unknown[] = [];
    tiny = await httpApp(sandbox, (app) => {
      app.command('/incident', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: { ...form, blocks: [inc] } });
      });
      app.options('value', ({ ack }) => ack({ options: [{ text: plain('INC-42'), value: '42' }] }));
      app.view('start', async ({ ack, view }) => {
        chosen.push(view.state.values.inc?.value?.selected_option?.value);
        await ack();
      });
    });
    await sandbox.person('dana').types('/incident');
    await sandbox.until(() => sandbox.person('dana').modal());
    await sandbox.person('dana').submits({ Incident: 'INC-42' });
    expect(chosen).toEqual(['42']);
  });

  it('tells the app that it was closed where notify_on_close asks for it', async () => {
    await withForm((app) => app.view({ callback_id: 'start', type: 'view_closed' }, ({ ack }) => ack()));
    await sandbox.person('dana').closes();
    expect(sandbox.deliveries.at(-1)).toMatchObject({
      kind: 'view_closed',
      status: 200,
      payload: { is_cleared: false },
    });
  });

  it('cannot be opened twice with one trigger, nor with one that Slack never gave', async () => {
    let trigger = '';
    tiny = await httpApp(sandbox, (app) => {
      app.command('/incident', async ({ ack, body }) => {
        trigger = body.trigger_id;
        await ack();
      });
    });
    await sandbox.person('dana').types('/incident');
    const client = tiny.app.client;
    await client.views.open({ trigger_id: trigger, view: form });
    await expect(client.views.open({ trigger_id: trigger, view: form })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    await expect(client.views.open({ trigger_id: 'made.up.one', view: form })).rejects.toThrow(
      'invalid_trigger_id',
    );
  });

  it('is not updated over a newer version when the hash is given', async () => {
    await withForm(() => undefined);
    const client = tiny?.app.client;
    const old = sandbox
      .person('dana')
      .modals()
      .map(({ id, hash }) => ({ view_id: id, hash }))[0];
    await client?.views.update({ view_id: '', ...old, view: form });
    const late = client?.views.update({ view_id: '', ...old, view: form });
    await expect(late).rejects.toThrow('hash_conflict');
  });
});
