import type { Sandbox } from '../sandbox/sandbox.js';
import type { Layout } from '../sandbox/transcript/reader.js';
import { renderView } from '../sandbox/transcript/render-view.js';
import { printChannel, printDirect } from './print-channel.js';
import { readerOf } from './reader-of.js';
import type { StoryResult } from './story.js';

/** Prints the whole story as plain text: the channels as people read them, one form, and the digests as they came. */
export function printStory(slack: Sandbox, result: StoryResult, layout: Layout): string {
  const { now } = result;
  const channels = result.channels.map((channel) => printChannel(slack, { ...channel, now }, layout));
  const { view, reader } = result.form;
  const form = `What @${reader.name} sees under “Edit an entry”:\n${renderView(view, readerOf(slack, { reader, now }), layout)}`;
  const digests = result.digests.map((digest) => printDirect(slack, digest, layout));
  return `${[...channels, form, ...digests].join('\n\n')}\n`;
}
