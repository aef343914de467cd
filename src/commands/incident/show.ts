import { areAllToday } from '../../domain/time/same-day.js';
import { catchupView } from '../../slack/views/incident/answers/catchup.js';
import { showView } from '../../slack/views/incident/answers/show.js';
import { briefNewcomer } from '../../workflows/incident/brief-newcomer.js';
import { showIncident } from '../../workflows/incident/read-incidents.js';
import { type Command, choiceOf, notFoundReply } from '../command.js';
import { leftOver } from '../typed/left-over.js';
import { namesInItems } from '../typed/names-in-items.js';
import { zoneOf } from '../typed/zone-of.js';
import { question } from './list.js';

/** Shows one incident. */
export const show: Command = {
  name: 'show',
  aliases: ['info', 'get'],
  usage: '[INC-42]',
  summary: 'Show one incident',
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, show, typed);
    const report = await showIncident(call.deps, { ...question(call), input: choiceOf(call) });
    if (!report) return notFoundReply(call);
    return { kind: 'message', view: showView(report, call.deps.policy) };
  },
};

/** Briefs somebody who joins late. */
export const catchup: Command = {
  name: 'catchup',
  aliases: ['catch-up', 'brief'],
  usage: '[INC-42]',
  summary: 'Catch up: roles, recent activity, open questions',
  numbersAreNames: true,
  run: async (call, typed) => {
    if (typed.trim()) return leftOver(call, catchup, typed);
    const { deps } = call;
    const briefing = await briefNewcomer(deps, { ...question(call), input: choiceOf(call) });
    if (!briefing) return notFoundReply(call);
    const items = [...briefing.items, ...briefing.questions];
    const times = items.map(({ occurredAt }) => occurredAt);
    const withDay = !areAllToday(times, call.act.at, await zoneOf(call));
    const options = {
      policy: deps.policy,
      now: call.act.at,
      linkTo: deps.permalinkOf,
      withDay,
      isInside: briefing.incident.channelId === call.channelId,
      names: await namesInItems(call, items),
    };
    return { kind: 'message', view: catchupView(briefing, options) };
  },
};
