import type { KnownBlock } from '@slack/types';
import type { Coverage, PostmortemDocument } from '../../../domain/postmortems/document.js';
import { counted, listed } from '../../../domain/text/words.js';
import { countOpenComments } from '../../../slack/views/postmortems/overview.js';
import { section } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { change } from '../change.js';
import { meantPostmortem } from '../read-document.js';

/** Confirms the publication of a post-mortem. */
export const publishForm: FilledForm = {
  title: 'Publish',
  submit: 'Publish',
  submitted: (call, values) => change(call, { kind: 'publish', channelId: values.choice('channel') }),
};

/** Opens that form. `typed`: text after the word, which names no channel for certain. */
export async function askToPublish(call: Call, typed: string): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { incident, document } = found;
  const { announceIn } = call.deps.policy;
  const open = countOpenComments(document);
  const why = typed ? [section(`“${inLine(typed, 200)}” isn't understood. Pick the channel here.`)] : [];
  const blocks = [
    ...why,
    section(whatIsMissing(document)),
    ...(open > 0 ? [section(`💬 ${counted(open, 'open comment')}.`)] : []),
    ...(incident.isPrivate ? [] : [channelField(announceIn)]),
  ];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-publish', incident, blocks, sawEntry: null, about: '' },
  };
}

function whatIsMissing({ evidence: { mustHaves }, sections }: PostmortemDocument): string {
  const isMissing = ({ by }: { by: Coverage }) => by === 'nothing' || by === 'left_out';
  const missing = mustHaves.filter(isMissing).map(({ label }) => label.toLowerCase());
  const open = sections.flatMap(({ gaps }) => gaps).length;
  if (missing.length > 0)
    return `⚠ It has no ${listed(missing)} yet. You can publish it all the same, and reopen it later.`;
  return open > 0
    ? 'It has everything it needs; some questions are still open.'
    : 'It has everything it needs.';
}

function channelField(announceIn: string | null): KnownBlock {
  return {
    type: 'input',
    block_id: 'channel',
    optional: true,
    label: { type: 'plain_text', text: 'Share a summary in' },
    element: {
      type: 'conversations_select',
      action_id: 'value',
      filter: { include: ['public'], exclude_bot_users: true },
      ...(announceIn && { initial_conversation: announceIn }),
    },
  };
}
