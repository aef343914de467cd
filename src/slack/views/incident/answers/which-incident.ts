import { type Incident, incidentName } from '../../../../domain/incident/incident.js';
import { capital } from '../../../../domain/text/words.js';
import { actionIds, carry } from '../../action-ids.js';
import { actions, button, type MessageView, section } from '../../text/blocks.js';
import { inLine, unescaped, wellFormed } from '../../text/text.js';
import { typedTextBack } from '../../typed/typed-text-back.js';
import { nameWithDrill } from '../drill.js';

/** Slack's limit on the value of a button. Source: Block Kit reference. */
const valueMaxChars = 2_000;

/**
 * Asks which incident a line is for; each button runs the line for one. `line`: as Slack sent it; `typed`: as people read
 * it. If no incident is open, returns the typed text.
 */
export function whichIncidentView(line: string, choices: Incident[], typed = unescaped(line)): MessageView {
  if (choices.length === 0) {
    const text = 'No incident is open. Declare one with `/incident start`.';
    const given = /\s/.test(typed.trim()) ? typedTextBack(`/incident ${typed}`) : [];
    return { text, blocks: [section(text), ...given] };
  }
  const text = `Which incident? \`${inLine(`/incident ${typed}`, 130)}\``;
  const offered = choices.slice(0, 5).map((incident) => ({
    label: `${nameWithDrill(incident)} ${incident.title}`,
    actionId: `${actionIds.runLine}:${incident.number}`,
    value: carry(incident.number, wellFormed(line)),
  }));
  if (offered.every(({ value }) => value.length <= valueMaxChars))
    return { text, blocks: [section(text), actions(...offered.map(button))] };
  const names = choices
    .slice(0, 5)
    .map((incident) => `*${nameWithDrill(incident)}* ${inLine(incident.title, 150)}`);
  const how = `${text}\n${names.join('\n')}\nName it and send your words again, as in \`/incident INC-42 …\`:`;
  return { text, blocks: [section(how), ...typedTextBack(typed)] };
}

/** Answers an unknown command with the likely one, and a button that runs it. `rest`: as Slack sent it, and as people read it. */
export function didYouMeanView(
  typed: string,
  meant: string | null,
  { rest, plainRest = unescaped(rest), number }: { rest: string; plainRest?: string; number: number | null },
): MessageView {
  const unknown = `Unknown command \`${inLine(typed, 60)}\`.`;
  const all = 'See all commands with `/incident help`.';
  if (meant === null) {
    const text = `${unknown} ${all}`;
    return { text, blocks: [section(text), ...(rest ? typedTextBack(plainRest) : [])] };
  }
  const text = `${unknown} Did you mean \`${meant}\`? ${all}`;
  const value = carry(number ?? 0, wellFormed(`${meant} ${rest}`.trim()));
  if (value.length > valueMaxChars)
    return { text, blocks: [section(text), ...typedTextBack(`/incident ${meant} ${plainRest}`)] };
  const label = [capital(meant), ...(number === null ? [] : [incidentName(number)])].join(' ');
  return {
    text,
    blocks: [section(text), actions(button({ label, actionId: actionIds.runLine, value, style: 'primary' }))],
  };
}
