import { type Incident, incidentName } from '../../domain/incident.js';
import { actionIds, carry } from './action-ids.js';
import { actions, button, type MessageView, section } from './blocks.js';
import { clip, escaped } from './text.js';

/** Asks which incident a line was meant for; each button runs the line for that one. `line`: as typed, not escaped. */
export function whichIncidentView(line: string, choices: Incident[]): MessageView {
  if (choices.length === 0) {
    const text =
      'No incident is open, and this channel belongs to none. To declare one: `/incident start` and what is wrong.';
    return { text, blocks: [section(text)] };
  }
  const text = `Which incident? \`/incident ${escaped(clip(line.replaceAll('`', "'"), 120))}\``;
  return {
    text,
    blocks: [
      section(text),
      actions(
        ...choices.slice(0, 5).map((incident) => ({
          ...button({
            label: `${incidentName(incident.number)} ${incident.title}`,
            actionId: `${actionIds.runLine}:${incident.number}`,
            value: clip(carry(incident.number, line), 2_000),
          }),
        })),
      ),
    ],
  };
}

/** A typing slip: what was typed, what was likely meant, and the button that does that. */
export function didYouMeanView(typed: string, meant: string | null, rest: string): MessageView {
  const said = `\`/incident ${escaped(clip(typed.replaceAll('`', "'"), 60))}\``;
  const all = 'All words: `/incident help`.';
  if (meant === null) {
    const text = `${said} is no word that Firebreak knows. ${all}`;
    return { text, blocks: [section(text)] };
  }
  const text = `${said}: did you mean \`${meant}\`? ${all}`;
  const value = clip(carry(0, `${meant} ${rest}`.trim()), 2_000);
  return {
    text,
    blocks: [
      section(text),
      actions(button({ label: `Yes: ${meant}`, actionId: actionIds.runLine, value, style: 'primary' })),
    ],
  };
}
