import { parseJson } from '../json.js';

/** A call's arguments, checked against the method's definition. Forms contain only strings; JSON is typed. */
export class Args {
  readonly values: Readonly<Record<string, unknown>>;
  /** JSON strings are long and read repeatedly. */
  private readonly parsed = new Map<string, unknown>();

  constructor(values: Record<string, unknown>) {
    this.values = values;
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  /** The argument as text; undefined if missing or empty. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  /** The argument as text, '' if missing; for required arguments. */
  must(name: string): string {
    return this.text(name) ?? '';
  }

  flag(name: string): boolean {
    const value = this.values[name];
    return value === true || value === 'true' || value === '1' || value === 1;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }

  /** A complex argument: a JSON string in forms, the value itself in JSON. Undefined if missing or invalid. */
  json(name: string): unknown {
    const value = this.values[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (!this.parsed.has(name)) this.parsed.set(name, parseJson(value));
    return this.parsed.get(name);
  }

  /** Comma-separated ids, or a JSON list. */
  list(name: string): string[] {
    const value = this.values[name];
    const parts = Array.isArray(value) ? value.map(String) : (this.text(name) ?? '').split(',');
    return parts.map((one) => one.trim()).filter((one) => one !== '');
  }

  /** The arguments for the log: without tokens, JSON strings parsed. */
  shown(): Record<string, unknown> {
    const names = Object.keys(this.values).filter((name) => name !== 'token');
    return Object.fromEntries(names.map((name) => [name, this.shownValue(name)]));
  }

  private shownValue(name: string): unknown {
    const value = this.values[name];
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
    const parsed = this.json(name);
    return typeof parsed === 'object' && parsed !== null ? parsed : value;
  }
}
