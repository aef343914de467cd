import {
  everyFileFormat,
  fileFormatNamed,
  fileFormats,
  usualFileFormat,
} from '../../domain/postmortems/file-format.js';
import type { WantedExport } from '../../domain/postmortems/wanted-export.js';
import { profiles } from '../../domain/redaction/profile.js';
import { exportingView } from '../../slack/views/postmortems/export.js';
import { exportPostmortem as exportIncident } from '../../workflows/postmortems/export-postmortem.js';
import { type Command, replyTo, requestOf } from '../command.js';
import { leftOver } from '../typed/left-over.js';

/** Sends a person the post-mortem as a file, or shares it in the incident's channel. */
export const exportPostmortem: Command = {
  name: 'export',
  aliases: ['download'],
  usage: `[${everyFileFormat.join('|')}] [here] [customer|regulator]`,
  summary: "Send yourself the post-mortem as a file, or share it in the incident's channel",
  numbersAreNames: true,
  run: async (call, typed) => {
    const read = readWanted(typed);
    if (read.kind === 'unclear') return leftOver(call, exportPostmortem, read.words, offers);
    const wanted = { ...read.wanted, userId: call.userId };
    const outcome = await exportIncident(call.deps, requestOf(call, { wanted }));
    if (outcome.kind === 'refused') return replyTo(outcome);
    return { kind: 'message', view: exportingView(outcome.incident, wanted) };
  },
};

const offers = everyFileFormat.map((format) => ({
  label: `Export as ${fileFormats[format]}`,
  line: `export ${format}`,
}));

type Read =
  | { kind: 'read'; wanted: Omit<WantedExport, 'userId'> }
  /** `words`: those that it can't use, or that contradict each other. */
  | { kind: 'unclear'; words: string };

/** A format, whom it is for, and `here`, in any order. */
export function readWanted(typed: string): Read {
  const words = [...new Set(typed.toLowerCase().split(/\s+/).filter(Boolean))];
  const named = words.map((word) => ({
    word,
    format: fileFormatNamed(word),
    profile: profiles.find((profile) => profile === word.replace(/s$/, '')),
  }));
  const ofFormat = named.filter(({ format }) => format);
  const ofProfile = named.filter(({ profile }) => profile);
  const unknown = named.filter(({ word, format, profile }) => !format && !profile && word !== 'here');
  const unclear = [
    ...unknown,
    ...(ofFormat.length > 1 ? ofFormat : []),
    ...(ofProfile.length > 1 ? ofProfile : []),
  ];
  if (unclear.length > 0) return { kind: 'unclear', words: typed.trim() };
  const [format = usualFileFormat] = ofFormat.map((one) => one.format);
  const [profile = 'internal'] = ofProfile.map((one) => one.profile);
  return { kind: 'read', wanted: { format, profile, isShared: words.includes('here') } };
}
