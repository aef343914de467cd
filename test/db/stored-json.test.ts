import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { versioned } from '../../src/db/stored-json.js';

const name = z.object({ first: z.string(), last: z.string() });
const names = versioned<z.infer<typeof name>>({
  1: z
    .object({ name: z.string() })
    .transform(({ name: both }) => ({ first: both.split(' ')[0] ?? '', last: both.split(' ')[1] ?? '' })),
  2: name,
});

describe('JSON stored with a version', () => {
  it('is written with the latest version, and reads back as it was', () => {
    const stored = names.write({ first: 'Dana', last: 'Scully' });
    expect(stored).toEqual({ v: 2, first: 'Dana', last: 'Scully' });
    expect(names.read(stored)).toEqual({ kind: 'ok', value: { first: 'Dana', last: 'Scully' } });
  });

  it('reads an earlier version as the current shape', () => {
    const read = names.read({ v: 1, name: 'Dana Scully' });
    expect(read).toEqual({ kind: 'ok', value: { first: 'Dana', last: 'Scully' } });
  });

  it('reads a value without a version as version 1', () => {
    const read = names.read({ name: 'Dana Scully' });
    expect(read).toEqual({ kind: 'ok', value: { first: 'Dana', last: 'Scully' } });
  });

  it.each([
    [{ v: 3, first: 'Dana' }, 'unknown version 3'],
    [{ first: 'Dana' }, 'not version 1: invalid_type at name'],
    ['Dana', 'no version'],
    [null, 'no version'],
    [{ v: 'constructor' }, 'no version'],
    [{ v: 2, first: 'Dana', last: 7 }, 'not version 2: invalid_type at last'],
  ])('says what it cannot read of %j, without its content', (stored, why) => {
    expect(names.read(stored)).toEqual({ kind: 'unreadable', why });
  });
});
