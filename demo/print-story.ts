import type { Sandbox } from '../sandbox/sandbox.js';
import type { Layout } from '../sandbox/transcript/reader.js';
import { renderView } from '../sandbox/transcript/render-view.js';
import { printChannel } from './print-channel.js';
import { readerOf } from './reader-of.js';
import type { StoryResult } from './story.js';

/** Prints the whole story as plain text: the channels as people read them, then one form. */
export function printStory(
  slack: Sandbox,
  result: StoryResult,
  { now, ...layout }: Layout & { now: Date },
): string {
  const channels = result.channels.map((channel) => printChannel(slack, { ...channel, now }, layout));
  const { view, reader } = result.form;
  const form = `What @${reader.name} sees under “Edit an entry”:\n${renderView(view, readerOf(slack, { reader, now }), layout)}`;
  return `${[...channels, form].join('\n\n')}\n`;
}
