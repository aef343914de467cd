import type { StaticSelect } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { everyFileFormat, fileFormats } from '../../../domain/postmortems/file-format.js';
import type { WantedExport } from '../../../domain/postmortems/wanted-export.js';
import type { Profile } from '../../../domain/redaction/profile.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { incidentRefusalText } from '../incident/refusal.js';
import { byName, type Names } from '../people/names.js';
import { actions, button, type MessageView, plain, section, sentenceView } from '../text/blocks.js';
import { channelLink, clip, inLine, sanitized } from '../text/text.js';

type SendExport = Extract<Effect, { kind: 'send_export' }>;

/** Answers who asked for a file: where it will be. */
export function exportingView(incident: Incident, wanted: WantedExport): MessageView {
  const { number, channelId } = incident;
  const { format, profile, isShared } = wanted;
  const where =
    isShared && channelId
      ? `It will be posted in ${channelLink(channelId)}.`
      : "You'll get it in a direct message.";
  const text = markedDrill(incident, `Exporting ${whatIsExported(incident, wanted)}. ${where}`);
  if (isShared || channelId === null) return sentenceView(text);
  const toChannel = button({
    label: 'Send to channel',
    actionId: `${actionIds.runLine}:export-here`,
    value: carry(number, `export ${format} ${profile} here`),
  });
  return { text, blocks: [section(text), actions(toChannel)] };
}

/** The menu that exports a post-mortem in a format. */
export function exportMenu(number: number): StaticSelect {
  return {
    type: 'static_select',
    action_id: `${actionIds.runLine}:export`,
    placeholder: plain('Export'),
    options: everyFileFormat.map((format) => ({
      text: plain(fileFormats[format]),
      value: carry(number, `export ${format}`),
    })),
  };
}

/** Says that a file is being made; deleted when it is there. */
export function exportProgressView(incident: Incident, wanted: SendExport): MessageView {
  return sentenceView(
    markedDrill(incident, `Making ${whatIsExported(incident, wanted)}. That takes a few more seconds.`),
  );
}

/** An incident by the title that its file may show. */
type Exported = Pick<Incident, 'number' | 'kind' | 'title'>;

/**
 * The message that the file comes with. Names the person, so that it notifies nobody. `incomplete`: a sentence for each
 * thing that the file doesn't show.
 */
export function exportComment(
  incident: Exported,
  wanted: SendExport,
  { names, incomplete }: { names: Names; incomplete: readonly string[] },
): string {
  const { userId, isShared } = wanted;
  const what = whatIsExported(incident, wanted);
  const said = isShared
    ? `${byName(names).person(userId)} exported ${what}`
    : `Your export of ${what}: ${inLine(incident.title, 200)}`;
  return [markedDrill(incident, said), ...incomplete.map((line) => inLine(line, 500))].join('\n');
}

/** `*INC-42* as PDF for customers`. */
function whatIsExported({ number }: Pick<Incident, 'number'>, { format, profile }: WantedExport): string {
  return [`*${incidentName(number)}* as ${fileFormats[format]}`, ...readers[profile]].join(' ');
}

const readers: Record<Profile, string[]> = {
  internal: [],
  customer: ['for customers'],
  regulator: ['for a regulator'],
};

/** The file's title, in plain text: `INC-42: Checkout is down (2026-11-26 14:02:11 UTC)`. The time tells exports apart. */
export function exportTitle({ number, title }: Exported, { askedAt }: SendExport): string {
  const when = askedAt.slice(0, 19).replace('T', ' ');
  return `${clip(sanitized(`${incidentName(number)}: ${title}`), 150)} (${when} UTC)`;
}

/** Tells somebody who asked for a file that they can't see the incident, as if there were none. */
export function hiddenExportView({ number }: Incident): MessageView {
  const why = incidentRefusalText({ kind: 'incident_not_found', asked: incidentName(number) });
  return sentenceView(`Your export wasn't sent. ${why}`);
}
