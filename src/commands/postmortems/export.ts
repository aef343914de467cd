import {
  everyFileFormat,
  type FileFormat,
  fileFormatNamed,
  fileFormats,
  usualFileFormat,
} from '../../domain/postmortems/file-format.js';
import { exportingView } from '../../slack/views/postmortems/export.js';
import { exportPostmortem as exportIncident } from '../../workflows/postmortems/export-postmortem.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Sends a person the post-mortem as a file, or shares it in the incident's channel. */
export const exportPostmortem: Command = {
  name: 'export',
  aliases: ['download'],
  usage: `[${everyFileFormat.join('|')}] [here]`,
  summary: "Send yourself the post-mortem as a file, or share it in the incident's channel",
  numbersAreNames: true,
  run: async (call, typed) => {
    const { unknown, ...read } = readWanted(typed);
    if (unknown) return leftOver(call, exportPostmortem, unknown, offers);
    const wanted = { ...read, userId: call.userId };
    const outcome = await exportIncident(call.deps, requestOf(call, wanted));
    if (outcome.kind === 'refused') return replyTo(outcome);
    return { kind: 'message', view: exportingView(outcome.incident, wanted) };
  },
};

const offers = everyFileFormat.map((format) => ({
  label: `Export as ${fileFormats[format]}`,
  line: `export ${format}`,
}));

/** A format and `here`, in any order; `unknown` is the rest, as typed. */
function readWanted(typed: string): { format: FileFormat; isShared: boolean; unknown: string } {
  const words = typed.split(/\s+/).filter(Boolean);
  const others = words.filter((word) => word.toLowerCase() !== 'here');
  const formats = new Set(others.map(fileFormatNamed));
  const [format = usualFileFormat] = formats;
  const isClear = formats.size <= 1 && !formats.has(undefined);
  return { format, isShared: others.length < words.length, unknown: isClear ? '' : others.join(' ') };
}
