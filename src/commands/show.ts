import type { MessageView } from '../slack/views/blocks.js';
import { catchupEntries, catchupView } from '../slack/views/catchup.js';
import { showView } from '../slack/views/show.js';
import { notFound } from '../workflows/change-incident.js';
import { type IncidentReport, showIncident } from '../workflows/read-incidents.js';
import { type Call, type Command, type Reply, replyTo } from './command.js';
import { question } from './list.js';

/** Shows all that is known of one incident. */
export const show: Command = {
  name: 'show',
  aliases: ['status', 'info', 'get'],
  usage: '[INC-42]',
  summary: 'Show one incident',
  run: (call) => reportOn(call, (report) => showView(report, call.deps.policy)),
};

/** For the one who comes late. */
export const catchup: Command = {
  name: 'catchup',
  aliases: ['catch-up', 'brief'],
  usage: '[INC-42]',
  summary: 'Come late, and know where things stand',
  run: (call) => reportOn(call, ({ incident, entries }) => catchupView(incident, entries, call.deps.policy)),
};

async function reportOn(call: Call, view: (report: IncidentReport) => MessageView): Promise<Reply> {
  const choice = { number: call.number, channelId: call.channelId };
  const report = await showIncident(call.deps, {
    ...question(call),
    input: { ...choice, entries: catchupEntries },
  });
  if (!report) return replyTo({ kind: 'rejected', refusal: notFound(choice) });
  return { kind: 'message', view: view(report) };
}
