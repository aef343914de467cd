import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/domain/seals/fact.js';
import { chainStart, isSealOf, type Seal, sealed } from '../../../src/domain/seals/seal.js';
import { type SealedRecord, verify } from '../../../src/domain/seals/verify.js';
import { sha256 } from '../../../src/main/sha256.js';
import { at } from '../../support/an-incident.js';

const incident = { workspaceId: 'T1', number: 42 };

/** A record that is looked after as the bot does it; `tend` seals what says something else than its seal. */
function aRecord() {
  const bodies = new Map<string, string>();
  let seals: Seal[] = [];
  let salts = 0;
  const record = (): SealedRecord => ({
    incident,
    seals: [...seals],
    facts: [...bodies].map(([name, body]): Fact => ({ name, body, isFresh: false, at: at('14:02') })),
  });
  const tend = (when = at('14:10')) => {
    const latest = new Map(seals.map((seal) => [seal.fact, seal]));
    const changed = record().facts.filter((fact) => {
      const seal = latest.get(fact.name);
      return !seal || !isSealOf(seal, fact, sha256);
    });
    const end = seals.at(-1) ?? chainStart(incident);
    const added = sealed(changed, { sha256, newSalt: () => `salt ${++salts}`, end, at: when });
    const names = new Set(changed.map(({ name }) => name));
    seals = [...seals.map((seal) => (names.has(seal.fact) ? { ...seal, salt: null } : seal)), ...added];
  };
  return { say: (name: string, body: string) => void bodies.set(name, body), tend, record };
}

/** `tend` after each round of things said. */
function recordOf(rounds: Record<string, string>[]): SealedRecord {
  const { say, tend, record } = aRecord();
  for (const round of rounds) {
    for (const [name, body] of Object.entries(round)) say(name, body);
    tend();
  }
  return record();
}

const check = (record: SealedRecord, knownHead: string | null = null) =>
  verify(record, { sha256, knownHead });

const three = recordOf([{ 'entry 1': 'declared', 'entry 2': 'noted' }, { 'entry 1': 'declared, mended' }]);

describe('a record that nobody has touched', () => {
  it('is whole, and tells its head and how much is sealed', () => {
    expect(check(three)).toEqual({
      ...{ sealed: 2, notYetSealed: 0, sinceKnownHead: null, breaks: [] },
      ...{ head: three.seals[2]?.hash, headSealedAt: at('14:10') },
    });
  });

  it('is whole without a single seal, as long as there is nothing to seal', () => {
    const empty = { incident, seals: [], facts: [] };
    expect(check(empty)).toMatchObject({ sealed: 0, head: null, breaks: [] });
  });

  it('is whole while parts have changed and are not sealed yet, and says how many', () => {
    const fresh = { name: 'entry 2', body: 'another', isFresh: true, at: at('14:02') };
    const coming = { ...fresh, name: 'entry 3' };
    const [first] = three.facts;
    expect(check({ ...three, facts: first ? [first, fresh, coming] : [] })).toMatchObject({
      ...{ sealed: 2, notYetSealed: 2, breaks: [] },
    });
  });

  it('has hashes that no release may make otherwise: every chain until then would count as broken', () => {
    expect(three.seals.map(({ digest, hash }) => `${digest.slice(0, 8)} ${hash.slice(0, 8)}`)).toEqual([
      '016b0732 b15261a7',
      'e796902b 5a5cb9a1',
      '81075dc3 5b9215bb',
    ]);
  });

  it('keeps the salt of the latest seal of a part only', () => {
    expect(three.seals.map(({ fact, salt }) => [fact, salt])).toEqual([
      ['entry 1', null],
      ['entry 2', 'salt 2'],
      ['entry 1', 'salt 3'],
    ]);
  });
});

describe('a record that was altered', () => {
  it('is broken from the seal that what stands there does not match', () => {
    const facts = three.facts.map((fact) => (fact.name === 'entry 2' ? { ...fact, body: 'else' } : fact));
    const [broken, ...more] = check({ ...three, facts }).breaks;
    expect(broken).toEqual({
      kind: 'changed',
      part: { name: 'entry 2', at: at('14:02') },
      seal: { seq: 2, sealedAt: at('14:10') },
    });
    expect(more).toEqual([]);
  });

  it('is broken where a part is gone, or came without a seal', () => {
    const [first] = three.facts;
    const stranger = { name: 'message C1 1795442520.000100', body: '', isFresh: false, at: at('14:02') };
    expect(check({ ...three, facts: first ? [first, stranger] : [] }).breaks).toMatchObject([
      { kind: 'gone', seal: { seq: 2 }, part: { name: 'entry 2', at: null } },
      { kind: 'never_sealed', seal: null, part: { name: 'message C1 1795442520.000100' } },
    ]);
  });

  it('is broken from the seal that follows a missing one', () => {
    const [first, , third] = three.seals;
    const { breaks } = check({ ...three, seals: first && third ? [first, third] : [] });
    expect(breaks).toMatchObject([
      { kind: 'missing', from: 2, seal: { seq: 3 } },
      { kind: 'never_sealed', part: { name: 'entry 2' } },
    ]);
  });

  it('is broken where a seal has lost its salt, and where its time is none', () => {
    const altered = three.seals.map((seal) =>
      seal.seq === 2 ? { ...seal, salt: null, sealedAt: new Date(Number.NaN) } : seal,
    );
    expect(check({ ...three, seals: altered }).breaks).toMatchObject([
      { kind: 'unlinked', seal: { seq: 2, sealedAt: null } },
      { kind: 'salt_lost', seal: { seq: 2 } },
    ]);
  });

  it('cannot show the chain of another incident', () => {
    const moved = { ...three, incident: { workspaceId: 'T1', number: 43 } };
    expect(check(moved).breaks).toMatchObject([{ kind: 'unlinked', seal: { seq: 1 } }]);
  });

  it('cannot leave out its end, nor be written anew, before somebody who knows an earlier head', () => {
    const { say, tend, record } = aRecord();
    say('entry 1', 'declared');
    tend();
    const early = record();
    const known = early.seals.at(-1)?.hash ?? null;
    say('entry 2', 'noted');
    tend();
    const head = record().seals.at(-1)?.hash ?? null;
    expect(check(record(), known)).toMatchObject({ sinceKnownHead: 1, breaks: [] });
    expect(check(record(), head)).toMatchObject({ sinceKnownHead: 0, breaks: [] });
    expect(check(early).breaks).toEqual([]);
    expect(check(early, head).breaks).toEqual([{ kind: 'head_unknown', seal: null }]);
  });
});

const anyName = fc.constantFrom('entry 1', 'entry 2', 'entry 3', 'message C1 1.0', 'mark C1 1.0 pin');
const anyRounds = fc.array(fc.dictionary(anyName, fc.string({ maxLength: 3 }), { minKeys: 1 }), {
  minLength: 1,
  maxLength: 5,
});
const anyRecord = anyRounds.map(recordOf);

/** One thing done behind Firebreak's back, and the first seal that it can show at. */
interface Deed {
  record: SealedRecord;
  from: number;
}

type Deeds = (record: SealedRecord, pick: (count: number) => number) => Deed | null;

const deeds: Record<string, Deeds> = {
  'a seal was changed': ({ seals, ...rest }, pick) => {
    const place = pick(seals.length);
    const changes = [
      (seal: Seal) => ({ ...seal, fact: `${seal.fact}0` }),
      (seal: Seal) => ({ ...seal, digest: sha256(seal.digest) }),
      (seal: Seal) => ({ ...seal, hash: sha256(seal.hash) }),
      (seal: Seal) => ({ ...seal, sealedAt: at('14:11') }),
      (seal: Seal) => ({ ...seal, seq: seal.seq + seals.length }),
    ];
    const change = changes[pick(changes.length)] ?? ((seal: Seal) => seal);
    const changed = seals.map((seal, index) => (index === place ? change(seal) : seal));
    return {
      record: { ...rest, seals: changed.toSorted((a, b) => a.seq - b.seq) },
      from: fallback(seals, place),
    };
  },
  'a seal that counts lost its salt, or got another': ({ seals, ...rest }, pick) => {
    const counting = seals.filter(({ salt }) => salt !== null);
    const chosen = counting[pick(counting.length)];
    const salt = pick(2) === 0 ? null : 'another';
    const changed = seals.map((seal) => (seal === chosen ? { ...seal, salt } : seal));
    return chosen ? { record: { ...rest, seals: changed }, from: chosen.seq } : null;
  },
  'a seal was changed, with a hash that fits it': ({ seals, ...rest }, pick) => {
    const place = pick(seals.length);
    const [old, before] = [seals[place], seals[place - 1] ?? chainStart(incident)];
    if (!old) return null;
    const fact = { name: old.fact, body: 'forged' };
    const [forged] = sealed([fact], { sha256, newSalt: () => 'forged', end: before, at: old.sealedAt });
    const changed = seals.map((seal) => (seal === old && forged ? forged : seal));
    return { record: { ...rest, seals: changed }, from: place + 1 };
  },
  'a seal was removed': ({ seals, ...rest }, pick) => {
    const place = pick(seals.length);
    return {
      record: { ...rest, seals: seals.filter((_, index) => index !== place) },
      from: fallback(seals, place),
    };
  },
  'a seal was removed, and the others count anew': ({ seals, ...rest }, pick) => {
    const place = pick(seals.length);
    const left = seals
      .filter((_, index) => index !== place)
      .map((seal, index) => ({ ...seal, seq: index + 1 }));
    return { record: { ...rest, seals: left }, from: fallback(seals, place) };
  },
  'two seals were swapped': ({ seals, ...rest }, pick) => {
    const [one, other] = [seals[pick(seals.length)], seals[pick(seals.length)]];
    if (!one || !other || one === other) return null;
    const swapped = seals.map((seal) => {
      if (seal === one) return { ...other, seq: one.seq };
      return seal === other ? { ...one, seq: other.seq } : seal;
    });
    return { record: { ...rest, seals: swapped }, from: Math.min(one.seq, other.seq) };
  },
  'a seal was put in': ({ seals, ...rest }, pick) => {
    const place = pick(seals.length + 1);
    const copy = { ...(seals[pick(seals.length)] ?? aSeal), seq: place + 1 };
    const after = seals.slice(place).map((seal) => ({ ...seal, seq: seal.seq + 1 }));
    return { record: { ...rest, seals: [...seals.slice(0, place), copy, ...after] }, from: place + 1 };
  },
  'a part was changed': ({ facts, ...rest }, pick) => {
    const chosen = facts[pick(facts.length)];
    const changed = facts.map((fact) => (fact === chosen ? { ...fact, body: `${fact.body}!` } : fact));
    return { record: { ...rest, facts: changed }, from: latestSeq(rest.seals, chosen) };
  },
  'a part was removed': ({ facts, ...rest }, pick) => {
    const chosen = facts[pick(facts.length)];
    const left = facts.filter((fact) => fact !== chosen);
    return { record: { ...rest, facts: left }, from: latestSeq(rest.seals, chosen) };
  },
  'a part was put in': ({ facts, ...rest }) => {
    const added: Fact = { name: 'entry 9', body: 'forged', isFresh: false, at: at('14:02') };
    return { record: { ...rest, facts: [...facts, added] }, from: rest.seals.length + 1 };
  },
  'two parts say what the other said': ({ facts, ...rest }, pick) => {
    const [one, other] = [facts[pick(facts.length)], facts[pick(facts.length)]];
    if (!one || !other || one.body === other.body) return null;
    const swapped = facts.map((fact) => {
      if (fact === one) return { ...fact, body: other.body };
      return fact === other ? { ...fact, body: one.body } : fact;
    });
    const from = Math.min(latestSeq(rest.seals, one), latestSeq(rest.seals, other));
    return { record: { ...rest, facts: swapped }, from };
  },
};

const aSeal: Seal = { seq: 1, fact: 'entry 9', salt: null, digest: '', sealedAt: at('14:02'), hash: '' };

/** Without the seal at this place its part falls back on an earlier one, whose salt is forgotten: it shows there. */
function fallback(seals: Seal[], place: number): number {
  const fact = seals[place]?.fact;
  return seals.slice(0, place).findLast((seal) => seal.fact === fact)?.seq ?? place + 1;
}

function latestSeq(seals: Seal[], fact: Fact | undefined): number {
  return seals.findLast((seal) => seal.fact === fact?.name)?.seq ?? 0;
}

describe('whatever was recorded and sealed', () => {
  it('is whole, and every head that it ever had is known', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(check(record).breaks).toEqual([]);
        for (const { seq, hash } of record.seals)
          expect(check(record, hash)).toMatchObject({
            sinceKnownHead: record.seals.length - seq,
            breaks: [],
          });
      }),
    );
  });

  it.each(Object.entries(deeds))('is found to be broken, and not before that place, where %s', (_, deed) => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (record, picks) => {
        const left = [...picks];
        const done = deed(record, (count) => (left.shift() ?? 0) % count);
        fc.pre(done !== null);
        if (!done) return;
        const [broken] = check(done.record).breaks;
        expect(broken).toBeDefined();
        expect(broken?.seal?.seq ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(done.from);
      }),
    );
  });
});
