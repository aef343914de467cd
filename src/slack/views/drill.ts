import { type Incident, incidentName } from '../../domain/incident/incident.js';

type Told = Pick<Incident, 'kind'>;

/** What is said of an incident, begun with `Drill` where it is one: on every surface, the text of phones included. */
export function markedDrill({ kind }: Told, text: string): string {
  return kind === 'drill' ? `Drill · ${text}` : text;
}

/** `INC-42`, or `Drill INC-42`: for buttons and titles of forms. */
export function nameWithDrill({ kind, number }: Told & Pick<Incident, 'number'>): string {
  return kind === 'drill' ? `Drill ${incidentName(number)}` : incidentName(number);
}
