import { parseJson } from '../json.js';

/** The arguments of one call, checked against the method's definition; from forms all are strings, from JSON they are typed. */
export class Args {
  readonly given: Readonly<Record<string, unknown>>;
  /** JSON texts are long and asked for more than once. */
  private readonly parsed = new Map<string, unknown>();

  constructor(given: Record<string, unknown>) {
    this.given = given;
  }

  has(name: string): boolean {
    return this.given[name] !== undefined && this.given[name] !== null;
  }

  /** The argument as text; undefined when it is missing or empty. */
  text(name: string): string | undefined {
    const value = this.given[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** The argument as text, '' when it is missing: for arguments that the definition requires. */
  must(name: string): string {
    return this.text(name) ?? '';
  }

  flag(name: string): boolean {
    const value = this.given[name];
    return value === true || value === 'true' || value === '1' || value === 1;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }

  /** A complex argument: a JSON string in forms, the value itself in JSON bodies. Undefined when missing or not JSON. */
  json(name: string): unknown {
    const value = this.given[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (!this.parsed.has(name)) this.parsed.set(name, parseJson(value));
    return this.parsed.get(name);
  }

  /** Ids separated by commas, or a JSON list. */
  list(name: string): string[] {
    const value = this.given[name];
    const parts = Array.isArray(value) ? value.map(String) : (this.text(name) ?? '').split(',');
    return parts.map((one) => one.trim()).filter((one) => one !== '');
  }

  /** The given values with tokens left out, for the log of calls; JSON texts are read. */
  shown(): Record<string, unknown> {
    const names = Object.keys(this.given).filter((name) => name !== 'token');
    return Object.fromEntries(names.map((name) => [name, this.shownValue(name)]));
  }

  private shownValue(name: string): unknown {
    const value = this.given[name];
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
    const parsed = this.json(name);
    return typeof parsed === 'object' && parsed !== null ? parsed : value;
  }
}
