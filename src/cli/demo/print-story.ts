import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Paper } from '../../../sandbox/transcript/reader.js';
import { renderView } from '../../../sandbox/transcript/render-view.js';
import { printChannel } from './print-channel.js';
import { readerOf } from './reader-of.js';
import type { Told } from './story.js';

/** The whole story as plain text: its channels as people read them, and the form that one of them had open. */
export function printStory(slack: Sandbox, told: Told, { now, ...paper }: Paper & { now: Date }): string {
  const channels = told.channels.map((channel) => printChannel(slack, { ...channel, now }, paper));
  const { view, reader } = told.form;
  const form = `What @${reader.name} sees under “Edit an entry”:\n${renderView(view, readerOf(slack, { reader, now }), paper)}`;
  return `${[...channels, form].join('\n\n')}\n`;
}
