import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandWords } from '../../src/commands/index.js';
import { incidentName, incidentNumberFrom } from '../../src/domain/incident/incident.js';
import { roleFrom } from '../../src/domain/incident/role.js';
import { severities, severityFrom } from '../../src/domain/incident/severity.js';
import { nearestWord } from '../../src/domain/text/nearest-word.js';
import { anyText } from '../support/any-text.js';
import { bestMs } from '../support/best-ms.js';

const words = [...commandWords, 'help'];

describe('a role as people type it', () => {
  it.each(['lead', ' IC ', 'captain'])('%j is the commander', (word) => {
    expect(roleFrom(word)).toBe('commander');
  });

  it.each(['', 'boss', 'constructor', '__proto__', 'valueof'])('%j is not one', (word) => {
    expect(roleFrom(word)).toBeUndefined();
  });
});

describe('a severity as people type it', () => {
  it.each(['sev2', 'SEV-2', 'sev_2', 's2', 'P2', 'p-2', '2', ' severity2 ', 'priority 2'])(
    '%j is sev2',
    (word) => {
      expect(severityFrom(word)).toBe('sev2');
    },
  );

  it.each(['', 'sev', 'sev0', 'sev6', 'sev22', '-2', 'x2', '２', 'sev2 '.repeat(2)])(
    '%j is not one',
    (word) => {
      expect(severityFrom(word)).toBeUndefined();
    },
  );

  it('is a known one, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect([...severities, undefined]).toContain(severityFrom(text));
      }),
    );
  });
});

describe('the number of an incident as people type it', () => {
  it.each(['INC-42', 'inc42', 'Inc_42', 'inc 42', '#42', '42', '0042', ' INC-042 '])('%j is 42', (word) => {
    expect(incidentNumberFrom(word)).toBe(42);
  });

  it.each(['', '0', 'INC-0', '-42', '4.2', '1e3', 'INC-42x', 'INC--42', '9999999999', '٤٢', 'Infinity'])(
    '%j is not one',
    (word) => {
      expect(incidentNumberFrom(word)).toBeUndefined();
    },
  );

  it('is read back from its written form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        expect(incidentNumberFrom(incidentName(number))).toBe(number);
      }),
    );
  });
});

describe('the nearest word', () => {
  it.each([
    ['resolv', 'resolve'],
    ['resloved', 'resolved'],
    ['updte', 'update'],
    ['UPDTAE', 'update'],
    ['canel', 'cancel'],
    ['mitgated', 'mitigated'],
    ['hlep', 'help'],
    ['seveity', 'severity'],
    ['invest', 'investigate'],
    ['stat', 'status'],
    ['star', 'start'],
  ])('to %s is %s', (typed, meant) => {
    expect(nearestWord(typed, words)).toBe(meant);
  });

  it.each(['', 'checkout', 'pizza', '💥', '<!channel>', 'x'])('to %j does not exist', (typed) => {
    expect(nearestWord(typed, words)).toBeNull();
  });

  it('to a known word is that word', () => {
    for (const word of words) expect(nearestWord(word, words)).toBe(word);
  });

  it('is found for any single typo in a word of five letters or more', () => {
    const long = words.filter((word) => word.length > 4);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'swap'),
        (word, where, slip) => {
          const i = where % (word.length - 1);
          const [a, b] = [word.charAt(i), word.charAt(i + 1)];
          const typed =
            word.slice(0, i) + { drop: b, double: a + a + b, swap: b + a }[slip] + word.slice(i + 2);
          expect(nearestWord(typed, words)).not.toBeNull();
        },
      ),
    );
  });

  it('is a known one or none, and is found quickly, even for 10,000 characters', async () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect([...words, null]).toContain(nearestWord(text, words));
      }),
    );
    expect(await bestMs(() => nearestWord('resolved'.repeat(1_250), words), 100)).toBeLessThan(100);
  });
});
