import fc from 'fast-check';

/** The worst of what people paste into fields: pings, three markup languages, invisible and bidirectional characters. */
const nasty = [
  '<!channel>',
  '<!here>',
  '<!everyone>',
  '<!subteam^S1>',
  '<@U99>',
  '<#C99>',
  '<https://evil.example|click>',
  '&lt;!channel&gt;',
  '*_~`',
  '```',
  '\n> quote',
  '\n- list\n1. list',
  '<script>alert(1)</script>',
  '[a](b)',
  '**bold**',
  '|',
  '&&&&&&&&&&&&&&&&&&&&',
  '🔥👩‍🚒',
  'مرحبا بالعالم',
  '\u202eevil\u202c',
  '日本語',
  'Ångström',
  '\u0000\u0007',
  '\ud83d',
  '\udc00',
  '\u200b',
  ' ',
  '\r\n',
];

/** Text in any script, from empty to longer than any field. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...nasty), fc.lorem({ maxCount: 3 })))
      .map((parts) => parts.join(' ')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...nasty, 'x', 'w '), fc.integer({ min: 1, max: 4_000 }))
      .map(([part, size]) => part.repeat(Math.ceil(size / part.length)).slice(0, size)),
  },
);
