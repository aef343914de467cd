import { readdirSync, readFileSync } from 'node:fs';
import type { App, AppOptions } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import * as forms from './apps/problem-form.js';
import * as quiz from './apps/quiz-master.js';
import * as tea from './apps/tea-counter.js';

type Transport = 'HTTP' | 'Socket Mode';

let sandbox: Sandbox;
let app: App;

/** Installs an app into a new workspace as its documentation says: manifest, tokens, Slack's URL. */
async function install(
  transport: Transport,
  make: (options: AppOptions) => App,
  manifest: object,
): Promise<void> {
  sandbox = await startSandbox({ manifest });
  const { botToken: token, appToken, signingSecret, apiUrl: slackApiUrl } = sandbox;
  const common = { token, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR };
  app = make(transport === 'HTTP' ? { ...common, signingSecret } : { ...common, appToken, socketMode: true });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  if (transport === 'Socket Mode') await sandbox.until(() => sandbox.socketCount === 1);
  else if ('address' in server) sandbox.deliverTo(addressOf(server.address()));
}

function addressOf(address: unknown): string {
  if (typeof address !== 'object' || !address || !('port' in address))
    throw new Error('The app does not listen.');
  return `http://127.0.0.1:${address.port}/slack/events`;
}

it('the apps know nothing of this project', () => {
  const folder = new URL('apps/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const imports = files.flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(/from '.*'/g));
  expect(files).toHaveLength(3);
  expect(new Set(imports)).toEqual(new Set(["from '@slack/bolt'"]));
});

describe.each<Transport>(['HTTP', 'Socket Mode'])('over %s', (transport) => {
  afterEach(async () => {
    await sandbox.idle();
    expect(sandbox.refusals).toEqual([]);
    expect(sandbox.deliveries.filter((one) => one.failed)).toEqual([]);
    await app.stop();
    await sandbox.until(() => sandbox.socketCount === 0);
    await sandbox.close();
  });

  describe('a form', () => {
    it('opens from a shortcut, refuses a bad title, says thanks, and messages the person', async () => {
      await install(transport, forms.problemForm, forms.manifest);
      const dana = sandbox.person('dana');
      await dana.shortcut('report_problem');
      await sandbox.until(() => dana.modal());
      const poor = await dana.submits({ 'What is wrong?': 'Broken', 'Where?': 'Network' });
      expect(poor.errors).toEqual({ title: 'Please use at least two words' });
      await dana.submits({ 'What is wrong?': 'Printer burns', 'Who helps?': 'sam' });
      expect(dana.modal()?.title).toMatchObject({ text: 'Thank you' });
      const said = await sandbox.until(() => dana.readsDirect()[0]);
      expect(said.text).toBe(`You reported “Printer burns” for network with <@${sandbox.person('sam').id}>.`);
    });

    it('changes while it is filled in and keeps what was typed', async () => {
      await install(transport, forms.problemForm, forms.manifest);
      const dana = sandbox.person('dana');
      await dana.types('/problem');
      const view = await sandbox.until(() => dana.modal());
      dana.fills({ 'What is wrong?': 'Disk full' });
      await dana.clicks(view, { action_id: 'area' }, 'Storage');
      const changed = await sandbox.until(() => dana.modal()?.blocks.find((one) => one.block_id === 'hint'));
      expect(changed.text).toMatchObject({ text: 'The Storage team will read this.' });
      expect(dana.modal()?.state.values.title?.text).toMatchObject({ value: 'Disk full' });
    });

    it('opens from a message, explains itself in a second modal, and is told that it was closed', async () => {
      await install(transport, forms.problemForm, forms.manifest);
      const dana = sandbox.person('dana');
      await dana.messageShortcut('report_message', await dana.posts('Lights are out', { in: 'payments' }));
      const view = await sandbox.until(() => dana.modal());
      expect(view.state.values.title?.text).toMatchObject({ value: 'Lights are out' });
      await dana.clicks(view, { text: 'What happens next?' });
      await sandbox.until(() => dana.modals().length === 2);
      await dana.closes();
      await dana.closes();
      const said = await sandbox.until(() => dana.readsDirect()[0]);
      expect(said.text).toBe('You can come back at any time.');
    });

    it('answers a command with text', async () => {
      await install(transport, forms.problemForm, forms.manifest);
      const answer = await sandbox.person('sam').types('/problem help', { in: 'payments' });
      await sandbox.until(() => answer.ephemeral[0]);
      expect(answer.ephemeral[0]?.text).toBe('Type `/problem` and fill in the form.');
    });
  });

  describe('a Home tab', () => {
    it('is published when it is opened, and again by its button, menu and overflow', async () => {
      await install(transport, tea.teaCounter, tea.manifest);
      const dana = sandbox.person('dana');
      await dana.opensHome();
      const home = await sandbox.until(() => dana.home());
      expect(home.blocks[0]?.text).toMatchObject({ text: 'Tea of Dana Ortiz' });
      const words = () => JSON.stringify(dana.home()?.blocks[1]);
      await dana.clicks(home, { text: 'A pot' });
      await sandbox.until(() => words().includes('*4* cups of black tea'));
      await dana.clicks(home, { text: 'One more' });
      await sandbox.until(() => words().includes('*5* cups of black tea'));
      await dana.clicks(home, { action_id: 'kind' }, 'Green tea');
      await sandbox.until(() => words().includes('*5* cups of green tea'));
      await dana.clicks(home, { action_id: 'more' }, 'Start again');
      await sandbox.until(() => words().includes('*0* cups of black tea'));
      expect(sandbox.person('sam').home()).toBeUndefined();
    });
  });

  describe('a quiz', () => {
    it('asks in the channel, corrects in private, and ends with the right answer', async () => {
      await install(transport, quiz.quizMaster, quiz.manifest);
      const [dana, sam] = [sandbox.person('dana'), sandbox.person('sam')];
      await dana.types('/quiz', { in: 'payments' });
      const asked = await sandbox.until(() =>
        dana.reads('payments').find((one) => one.text === 'A question!'),
      );
      await sam.clicks(asked, { text: 'Lyon' });
      await sandbox.until(() => sam.reads('payments').find((one) => one.text === 'No, try again.'));
      await sam.clicks(asked, { text: 'Paris' });
      await sandbox.until(() => sam.reads('payments').find((one) => one.text === 'Well done!'));
      const seen = dana.reads('payments').map((one) => one.text);
      expect(seen).toContain(`Solved by <@${sam.id}>`);
      expect(seen).not.toContain('Well done!');
    });

    it('answers guesses in their thread, by an edit and a reaction', async () => {
      await install(transport, quiz.quizMaster, quiz.manifest);
      const dana = sandbox.person('dana');
      await dana.invites('payments', 'quiz-master');
      await dana.posts('guess Paris', { in: 'payments' });
      await dana.posts('guess Rome', { in: 'payments' });
      const read = () => dana.reads('payments').filter((one) => one.text.startsWith('guess'));
      await sandbox.until(() => read().every((one) => one.reactions?.length === 1));
      expect(read().map((one) => [one.replies.map(({ text }) => text), one.reactions?.[0]?.name])).toEqual([
        [[`Right, <@${dana.id}>!`], 'white_check_mark'],
        [['Wrong.'], 'x'],
      ]);
    });

    it('starts when it is mentioned, and uses what people react to', async () => {
      await install(transport, quiz.quizMaster, quiz.manifest);
      const [dana, sam] = [sandbox.person('dana'), sandbox.person('sam')];
      await dana.invites('payments', 'quiz-master');
      const said = await dana.posts('@quiz-master why is it slow?', { in: 'payments' });
      await sam.reacts(said, 'bulb');
      const thread = () => dana.reads('payments').find((one) => one.ts === said.ts)?.replies ?? [];
      await sandbox.until(() => thread().length === 2);
      expect(
        thread()
          .map((one) => one.text)
          .sort(),
      ).toEqual([
        `<@${sam.id}> has an idea about: <@${sandbox.botUserId}> why is it slow?`,
        `Yes, <@${dana.id}>?`,
      ]);
    });
  });
});
