import { expect, it } from 'vitest';
import { showRun } from '../../../src/slack/perform/show-run.js';
import { aRun } from '../../support/a-run.js';
import { lostReply, methodsIn, ok, rejects, scriptedSlack, silence } from '../../support/scripted-slack.js';

const effect = { kind: 'refresh_runbook', run: 1 } as const;
const posted = (ts: string) => ({ kind: 'done', facts: { kind: 'runbook', run: 1, ts } });

it('posts the message of a run, and stores which one it is', async () => {
  const { context, calls } = scriptedSlack([ok({ ts: '7.1' })], { effect, run: aRun({ messageTs: null }) });
  expect(await showRun(context)).toMatchObject(posted('7.1'));
  expect(methodsIn(calls)).toEqual(['chat.postMessage']);
});

it('edits it from then on', async () => {
  const { context, calls } = scriptedSlack([ok()], { effect, run: aRun({ messageTs: '7.1' }) });
  expect(await showRun(context)).toMatchObject({ kind: 'done', facts: null });
  expect(calls).toMatchObject([{ method: 'chat.update', args: { ts: '7.1' } }]);
});

it('posts it again if it was deleted', async () => {
  const answers = [rejects('message_not_found'), ok({ ts: '7.2' })];
  const { context } = scriptedSlack(answers, { effect, run: aRun({ messageTs: '7.1' }) });
  expect(await showRun(context)).toMatchObject(posted('7.2'));
});

it('is retried if Slack does not answer, and has nothing to show of a run that can’t be read', async () => {
  const silent = scriptedSlack([silence], { effect, run: aRun({ messageTs: null }) });
  expect(await showRun(silent.context)).toMatchObject(lostReply);
  const { context, calls } = scriptedSlack([], { effect, run: null });
  expect(await showRun(context)).toMatchObject({ kind: 'done' });
  expect(calls).toEqual([]);
});
