import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { type MessageView, section } from '../text/blocks.js';

type Told = Pick<Incident, 'kind'>;

/** Prefixes text about a drill with `Drill`. */
export function markedDrill({ kind }: Told, text: string): string {
  return kind === 'drill' ? `Drill · ${text}` : text;
}

/** `INC-42`, or `Drill INC-42`: for buttons and titles of forms. */
export function nameWithDrill({ kind, number }: Told & Pick<Incident, 'number'>): string {
  return kind === 'drill' ? `Drill ${incidentName(number)}` : incidentName(number);
}

/** Prefixes a view about a drill, and its fallback text, with `Drill`. */
export function drillView({ text, blocks: [first, ...more] }: MessageView): MessageView {
  const drill = { kind: 'drill' } as const;
  const said = first?.type === 'section' ? (first.text?.text ?? '') : '';
  const blocks = said ? [section(markedDrill(drill, said)), ...more] : first ? [first, ...more] : [];
  return { text: markedDrill(drill, text), blocks };
}
