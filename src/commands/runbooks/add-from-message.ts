import type { MessageShortcut } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { fileNameInWords } from '../../domain/runbooks/read/title.js';
import type { ObservedFile } from '../../domain/timeline/messages/observed-message.js';
import { markdownOfMessage } from '../../slack/read/markdown-of-message.js';
import { messageOf } from '../../slack/read/read-message.js';
import { readTextFile } from '../../slack/read/read-text-file.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import { mayAddRunbooks } from '../../workflows/runbooks/may-add-runbooks.js';
import type { AppContext } from '../app-context.js';
import type { Filled } from '../command.js';
import { filledView } from '../forms/form-view.js';
import { namesFor } from '../typed/plain-text.js';
import { addRunbookForm, fileFilled, filledAddForm, membersOnly } from './add.js';
import { fitsFields } from './add-fields.js';

/** The title of the modal if it holds no form. */
export const addRunbookTitle = addRunbookForm.title;

/** Builds the form that adds a message to the library: its file of text, or what it says. */
export async function runbookFromMessageModal(
  { depsNow, installed }: AppContext,
  shortcut: MessageShortcut,
  trace: string,
): Promise<ModalView> {
  const deps = depsNow();
  const [workspaceId, channelId, userId] = [shortcut.team?.id ?? '', shortcut.channel.id, shortcut.user.id];
  const message = messageOf(shortcut.message, { workspaceId, channelId });
  if (!message) return said('Only what somebody wrote can become a runbook.');
  if (!(await mayAddRunbooks(deps, { workspaceId, userId }))) return said(membersOnly);
  const { text, files } = message.content;
  const slack = installed(workspaceId);
  const file = files.find(isText) ?? (text.trim() === '' ? files[0] : undefined);
  const filled =
    file && slack
      ? await fromFile(file, () => readTextFile(slack, file.id, trace))
      : fromText(
          markdownOfMessage(shortcut.message, await namesFor({ deps, workspaceId, userId }, text)) || text,
        );
  if (typeof filled === 'string') return said(filled);
  const remembered = { channelId, mayAnnounceHere: false, responseUrl: null, policy: deps.policy };
  return filledView(filled, addRunbookForm, remembered);
}

/** The form, or why there is none: a sentence. */
async function fromFile(
  file: ObservedFile,
  read: () => ReturnType<typeof readTextFile>,
): Promise<Filled | string> {
  const cantRead = (why: string) => `Can't read “${inLine(file.name, 100)}”. ${why}`;
  if (!isText(file)) return cantRead("It isn't a text file.");
  const found = await read();
  if (found.kind === 'unreadable') return cantRead(found.why);
  const title = fileNameInWords(file.name);
  if (fitsFields(found.text)) return filledAddForm(title, found.text);
  return fileFilled(title, file);
}

function fromText(markdown: string): Filled | string {
  if (markdown === '') return 'The message has no text.';
  if (!fitsFields(markdown))
    return 'The message is too long for a form. Share it as a Markdown file instead.';
  const [first = ''] = markdown.split('\n');
  return filledAddForm(first.replace(/^[#>*\s]+|[*:\s]+$/g, ''), markdown);
}

/** By its type, or by its name, because Slack knows no type for many files. */
function isText({ name, mimetype }: ObservedFile): boolean {
  return mimetype.startsWith('text/') || /\.(?:md|markdown|txt)$/i.test(name);
}

function said(text: string): ModalView {
  return textModal(sentenceView(text), addRunbookTitle);
}
