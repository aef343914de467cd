import { payloadChannelName } from '../state/event-names.js';
import { identity } from '../state/identity.js';
import { newTs } from '../state/new-id.js';
import { newResponseUrl, useResponseUrl } from '../state/response-urls.js';
import { newTrigger } from '../state/triggers.js';
import type { Channel } from '../state/workspace.js';
import { ApiRefusal } from '../web-api/api-refusal.js';
import { Args } from '../web-api/args.js';
import { answerResponseUrl } from '../web-api/respond.js';
import { type Actor, channelToSee, requireComposer, userOf } from './actor.js';
import { answerFrom, deliverAct } from './answer-from.js';
import { expandMentions } from './expand-mentions.js';
import type { Answer } from './person.js';
import { showFailure } from './show-failure.js';

/** Types a slash command and shows the acknowledgement to the person, as Slack does. */
export async function typeCommand(
  actor: Actor,
  line: string,
  at: { in: string; thread?: string },
): Promise<Answer> {
  const [command = '', ...rest] = line.trim().split(/ (.*)/s);
  const channel = channelToSee(actor, at.in);
  requireComposer(actor, channel);
  if (channel.isArchived) throw new Error(`${at.in} is archived: nobody can type there.`);
  const refusal = whyNot(actor, command, at.thread);
  if (refusal) return refused(actor, channel, refusal);
  const payload = commandPayload(actor, { command, typed: rest[0]?.trim() ?? '', channel });
  const { answer } = await deliverAct(actor, 'command', payload);
  if (!answer.failed) return showAcknowledgement(actor, answer, String(payload.response_url));
  showFailure(actor, channel, `${command} failed with the error "${answer.failed}"`);
  return answer;
}

function whyNot(actor: Actor, command: string, thread: string | undefined): string | undefined {
  const { manifest } = actor.context;
  if (!manifest.permissive && !manifest.commands.has(command)) return `${command} is not a valid command.`;
  return thread ? `${command} is not supported in threads. Sorry!` : undefined;
}

/** Slack's client itself rejects it; the app receives nothing. */
function refused(actor: Actor, channel: Channel, words: string): Answer {
  const answer = answerFrom(actor, { status: undefined, body: '', ms: 0 }, newTs(actor.context));
  showFailure(actor, channel, words);
  return Object.assign(answer, { failed: words });
}

function commandPayload(actor: Actor, o: { command: string; typed: string; channel: Channel }) {
  const { context } = actor;
  const user = userOf(actor);
  const shouldEscape = context.manifest.commands.get(o.command)?.shouldEscape ?? context.manifest.permissive;
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: o.channel.id,
    channel_name: payloadChannelName(o.channel.kind, o.channel.name),
    user_id: user.id,
    user_name: user.name,
    command: o.command,
    text: shouldEscape ? expandMentions(context, o.typed, 'command') : o.typed,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(context, {
      kind: 'commands',
      user: user.id,
      channel: o.channel.id,
      isEphemeral: false,
    }),
    trigger_id: newTrigger(context, user.id),
  };
}

/** An acknowledgement with text is a message of its own and does not count as a use of the response_url. */
function showAcknowledgement(actor: Actor, answer: Answer, url: string): Answer {
  const body = typeof answer.body === 'string' ? { text: answer.body } : answer.body;
  const args = new Args(typeof body === 'object' && body !== null ? { ...body } : {});
  if (!args.text('text') && !args.has('blocks')) return answer;
  try {
    const used = useResponseUrl(actor.context, url.split('/').at(-1) ?? '');
    used.uses -= 1;
    answerResponseUrl(actor.context, used, args);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    actor.log.note('ack of command', args.shown(), error);
    return Object.assign(answer, { failed: error.code });
  }
}
