import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { type MessageView, section } from '../text/blocks.js';

type Told = Pick<Incident, 'kind'>;

/** What is said of an incident, begun with `Drill` where it is one: on every surface, the text of phones included. */
export function markedDrill({ kind }: Told, text: string): string {
  return kind === 'drill' ? `Drill · ${text}` : text;
}

/** `INC-42`, or `Drill INC-42`: for buttons and titles of forms. */
export function nameWithDrill({ kind, number }: Told & Pick<Incident, 'number'>): string {
  return kind === 'drill' ? `Drill ${incidentName(number)}` : incidentName(number);
}

/** A view about a drill: its first words, and the text of phones, begin with `Drill`. */
export function drillView({ text, blocks: [first, ...more] }: MessageView): MessageView {
  const drill = { kind: 'drill' } as const;
  const said = first?.type === 'section' ? (first.text?.text ?? '') : '';
  const blocks = said ? [section(markedDrill(drill, said)), ...more] : first ? [first, ...more] : [];
  return { text: markedDrill(drill, text), blocks };
}
