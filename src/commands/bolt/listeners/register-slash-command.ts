import type { App, SlashCommand } from '@slack/bolt';
import { requestKey } from '../../../slack/request-key.js';
import type { AppContext } from '../../app-context.js';
import { lineName, runLine } from '../../run-line.js';
import { readLine } from '../../typed/read-line.js';
import { answerRequest } from '../answer-request.js';
import { type CallFacts, callOf } from '../call-of.js';
import { respond } from '../respond.js';
import { traceOf } from '../trace-of.js';

/** Handles `/incident`: the acknowledgement carries the answer. */
export function registerSlashCommand(app: App, appContext: AppContext): void {
  app.command('/incident', async ({ command, ack, context }) => {
    const line = command.text ?? '';
    const asked = {
      call: callOf(appContext, { ...factsOf(command), trace: traceOf(context) }),
      line,
      command: lineName(readLine(line).word),
    };
    await answerRequest(appContext, asked, {
      run: async (parsed) => {
        const context = { call: parsed.call, line, triggerId: command.trigger_id };
        return respond(appContext, context, await runLine(parsed));
      },
      show: (answer) => ('view' in answer ? ack({ response_type: 'ephemeral', ...answer.view }) : ack()),
    });
  });
}

function factsOf(command: SlashCommand): Omit<CallFacts, 'trace'> {
  const { team_id: workspaceId, user_id: userId, channel_id: channelId } = command;
  return {
    workspaceId,
    userId,
    channelId,
    mayAnnounceHere: isPublicChannel(channelId, command.channel_name),
    number: null,
    key: requestKey({ kind: 'command', userId, triggerId: command.trigger_id }),
    source: 'command',
    responseUrl: command.response_url,
    form: null,
  };
}

/** Slack names other conversations `directmessage`, `privategroup` or `mpdm-…`. */
function isPublicChannel(id: string, name: string): boolean {
  return id.startsWith('C') && !/^(directmessage|privategroup|mpdm-.*)$/.test(name);
}
