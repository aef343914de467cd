import type { App, SlashCommand } from '@slack/bolt';
import { noName } from '../../domain/timeline/readable.js';
import { requestKey } from '../../slack/request-key.js';
import type { AppContext } from '../app-context.js';
import type { Call } from '../command.js';
import { maxAnswerMs, notSaved, withDeadline } from '../deadline.js';
import { commandNamed } from '../index.js';
import { parseLine, runLine } from '../run-line.js';
import { plainText } from '../typed/plain-text.js';
import { readLine } from '../typed/read-line.js';
import { reportAnswered, respond } from './respond.js';

/** Handles `/incident`: decides, commits, then acknowledges with the answer. */
export function registerSlashCommand(app: App, appContext: AppContext): void {
  app.command('/incident', async ({ command, ack }) => {
    const startedAt = performance.now();
    const base = callOf(appContext, command);
    const line = command.text ?? '';
    let nameOf = noName;
    const waited = await withDeadline(maxAnswerMs, async (deadline) => {
      const asked = await parseLine({ ...base, deadline }, line);
      nameOf = asked.call.nameOf;
      const reply = await runLine(asked);
      return respond(appContext, { call: asked.call, line, triggerId: command.trigger_id }, reply);
    });
    const failure = notSaved(waited, plainText(`${command.command} ${line}`, nameOf), base.trace);
    const shown = waited.kind === 'done' ? waited.value : null;
    if (failure) await ack({ response_type: 'ephemeral', ...failure });
    else if (shown?.kind === 'words' && !shown.isReported)
      await ack({ response_type: 'ephemeral', ...shown.view });
    else await ack();
    const isRefused = shown?.kind === 'words' && !shown.isAccepted;
    reportAnswered(appContext, base, {
      command: commandNamed(readLine(line).word)?.name ?? 'unknown',
      waited,
      isRefused,
      startedAt,
    });
  });
}

function callOf(appContext: AppContext, command: SlashCommand): Call {
  const { deps } = appContext;
  return {
    deps,
    workspaceId: command.team_id,
    userId: command.user_id,
    channelId: command.channel_id,
    mayAnnounceHere: isPublicChannel(command.channel_id, command.channel_name),
    number: null,
    nameOf: noName,
    key: requestKey({ kind: 'command', userId: command.user_id, triggerId: command.trigger_id }),
    act: { at: deps.clock(), by: { kind: 'person', userId: command.user_id }, source: 'command' },
    trace: appContext.newTrace(),
    deadline: { isOver: false, isCommitting: false },
    responseUrl: command.response_url,
    viewId: null,
    about: null,
    sawEntry: null,
  };
}

/** Slack names other conversations `directmessage`, `privategroup` or `mpdm-…`. */
function isPublicChannel(id: string, name: string): boolean {
  return id.startsWith('C') && !/^(directmessage|privategroup|mpdm-.*)$/.test(name);
}
