import { describe, expect, it } from 'vitest';
import { placeOf, readDatabaseAddress } from '../../src/db/database-address.js';

function addressOf(text: string) {
  const read = readDatabaseAddress(text);
  if (read.kind === 'fault')
    throw new Error(`${read.fault.found}; ${read.fault.expected}. ${read.fault.remedy}`);
  return read.address;
}

function faultOf(text: string): string {
  const read = readDatabaseAddress(text);
  return read.kind === 'ok'
    ? 'no fault'
    : `${read.fault.found}; ${read.fault.expected}. ${read.fault.remedy}`;
}

describe('a database address', () => {
  it('names user, password, host, port and database', () => {
    expect(addressOf('postgres://fire:hu%40sh@db.example.com:5433/fire%20break')).toMatchObject({
      user: 'fire',
      password: 'hu@sh',
      hosts: [{ host: 'db.example.com', port: 5433 }],
      database: 'fire break',
      tls: 'disable',
    });
  });

  it.each([
    ['postgresql://db/x', [{ host: 'db', port: 5432 }]],
    ['postgres://u@[::1]:5454/x', [{ host: '::1', port: 5454 }]],
    ['postgres://[fe80::1]/x', [{ host: 'fe80::1', port: 5432 }]],
    ['postgres:///x', [{ host: 'localhost', port: 5432 }]],
    ['postgres:///x?host=/var/run/postgresql', [{ host: '/var/run/postgresql', port: 5432 }]],
    ['postgres://%2Frun%2Fpg:5433/x', [{ host: '/run/pg', port: 5433 }]],
    [
      'postgres://a:1,b,[::1]:3/x',
      [
        { host: 'a', port: 1 },
        { host: 'b', port: 5432 },
        { host: '::1', port: 3 },
      ],
    ],
    [
      'postgres:///x?host=a,b&port=6000,6001',
      [
        { host: 'a', port: 6000 },
        { host: 'b', port: 6001 },
      ],
    ],
  ])('reads the hosts of %s', (text, hosts) => {
    expect(addressOf(text).hosts).toEqual(hosts);
  });

  it('takes a password with an @ that nobody escaped', () => {
    expect(addressOf('postgres://u:p@ss@db/x')).toMatchObject({ password: 'p@ss', hosts: [{ host: 'db' }] });
  });

  it.each([
    ['', 'disable'],
    ['?sslmode=require', 'require'],
    ['?ssl=true', 'require'],
    ['?sslmode=verify-full', 'verify-full'],
    ['?sslmode=require&sslrootcert=/etc/ca.pem', 'verify-ca'],
    ['?sslrootcert=system', 'verify-full'],
  ])('reads from “%s” that TLS is %s', (query, tls) => {
    expect(addressOf(`postgres://db/x${query}`).tls).toBe(tls);
  });

  it("takes what hosting companies' copy buttons add", () => {
    const neon = addressOf('postgresql://u:p@ep-1.neon.tech/x?sslmode=require&channel_binding=require');
    expect(neon.ignored).toEqual([{ parameter: 'channel_binding=require', why: expect.any(String) }]);
    expect(addressOf('postgres://db/x?schema=public&connection_limit=5&pgbouncer=true').ignored).toEqual([]);
    expect(addressOf('postgres://db/x?target_session_attrs=any').targetSession).toBeNull();
    expect(addressOf('postgres://db/x?target_session_attrs=read-write').targetSession).toBe('read-write');
    expect(addressOf('postgres://db/x?options=endpoint%3Dep-1').options).toBe('endpoint=ep-1');
  });

  it.each([
    ['mysql://db/x', /“mysql:\/\/”/],
    ['db.example.com', /isn't an address/],
    ['postgres://u:a%g@h/db', /% in the password.*Write % as %25/],
    ['postgres://u:p#w@h/db', /write .* # as %23/],
    ['postgres://::1/db', /IPv6 address without brackets/],
    ['postgres://h:99999/db', /port/],
    ['postgres://h:5432:1/db', /port|brackets/],
    ['postgres://h/db?sslmode=on', /sslmode=on; one of disable/],
    ['postgres://h/db?schema=tools', /schema public/],
    ['postgres://h/db?sslcert=a.pem', /sslkey/],
    ['postgres://h/db?service=x', /parameter service/],
    ['postgres://h/db?gssencmode=require', /parameter gssencmode/],
  ])('refuses %s, and says what to change', (text, why) => {
    expect(faultOf(text)).toMatch(why);
  });

  it('never repeats a password', () => {
    for (const text of [
      'postgres://u:hush%g@h/db',
      'postgres://u:hu/sh@h/db',
      'mysql://u:hush@h',
      'u:hush@h/x',
    ])
      expect(faultOf(text)).not.toMatch(/hush|hu\/sh/);
  });

  it('is shown without user and password', () => {
    expect(placeOf(addressOf('postgres://u:hush@[::1]:5454/x'))).toBe('x at [::1]:5454');
  });
});
