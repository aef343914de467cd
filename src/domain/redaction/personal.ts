import { type Kind, prefixed } from './kind.js';

/** What leads to people and to machines inside. */
export const personal: readonly Kind[] = [
  {
    name: 'email',
    pattern: /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu,
  },
  { name: 'IP address', pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?!\.?\w)/g, isIt: isIpv4 },
  {
    name: 'IP address',
    pattern:
      /(?<![\w:.])(?=[0-9A-Fa-f:]{0,4}:)[0-9A-Fa-f:]{3,40}(?:\d{1,3}(?:\.\d{1,3}){3})?(?:%\w{1,15})?(?:\/\d{1,3})?(?![\w:])/g,
    isIt: isIpv6,
  },
  {
    name: 'MAC address',
    pattern:
      /(?<![\w:-])(?:[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![\w:-])/gi,
  },
  {
    name: 'card number',
    pattern: /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])/g,
    isIt: (found) => hasLuhnDigit(found.replace(/\D/g, '')),
  },
  {
    name: 'IBAN',
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g,
    isIt: (found) => hasIbanDigits(found.replaceAll(' ', '')),
  },
  {
    name: 'phone number',
    pattern:
      /(?<![\w+.:/-])(?:\+\d(?:[ ().-]{0,2}\d){7,14}|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|0\d{2,4}[ /-]\d{5,9})(?![\w-]|\.\d)/g,
  },
  {
    name: 'social security number',
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
  },
  {
    name: 'AWS account',
    pattern: /(?<![\w:])arn:aws[\w-]{0,10}:[\w-]{1,40}:[\w-]{0,30}:\d{12}:[^\s"'`<>|)\]]{1,500}/g,
  },
  hostname('(?:internal|local|localdomain|lan|corp|intra|intranet|svc|consul|private)'),
  prefixed('hostname', String.raw`(?:ip|ec2)-\d{1,3}(?:-\d{1,3}){3}(?:\.[a-z0-9-]{1,63}){0,8}`, 'i'),
  {
    name: 'Slack link',
    pattern:
      /(?<![A-Za-z0-9])(?:https?:\/\/(?:[\w-]{1,63}\.){0,3}slack(?:-files|-edge)?\.com\/[^\s<>|"'`)\]]{0,2000}|slack:\/\/[^\s<>|"'`)\]]{1,2000})/gi,
  },
  { name: 'Slack id', pattern: /<(?:#|!subteam\^)[A-Z0-9]{2,20}(?:\|[^<>\n]{0,200})?>/g },
  {
    name: 'Slack id',
    pattern: /(?<![A-Za-z0-9_])[CDGUWTBS][A-Z0-9]{8,11}(?![A-Za-z0-9_])/g,
    isIt: (found) => /\d/.test(found) && /[A-Z]/.test(found.slice(1)),
  },
];

/** Hosts whose names end so: a regular expression without groups. */
export function hostname(ending: string): Kind {
  return {
    name: 'hostname',
    pattern: new RegExp(
      String.raw`(?<![\w.-])(?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}${ending}(?![\w-]|\.\w)`,
      'gi',
    ),
  };
}

/** Of loopback, of no host and network masks say nothing. */
function isIpv4(found: string): boolean {
  const [address = '', bits = '32'] = found.split('/');
  const octets = address.split('.').map(Number);
  return octets.every((octet) => octet <= 255) && Number(bits) <= 32 && !/^(?:127|0|255)\./.test(found);
}

function isIpv6(found: string): boolean {
  const [address = ''] = found.split(/[%/]/);
  const [, colons = address] = /^(.*:)\d{1,3}(?:\.\d{1,3}){3}$/.exec(address) ?? [];
  const groups = colons.split(':').filter((group) => group !== '');
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group)) || !/\d/.test(colons)) return false;
  const halves = address.split('::');
  if (halves.length === 1) return colons === address && groups.length === 8;
  return halves.length === 2 && groups.length < 8 && (groups.length > 1 || /^f[cde]|^\d{2}/i.test(colons));
}

/** ISO/IEC 7812: every second digit from the right counts double. */
function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const counted = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** ISO 13616: the number made of the letters is 1 modulo 97. */
function hasIbanDigits(iban: string): boolean {
  const digits = [...iban.slice(4), ...iban.slice(0, 4)]
    .map((letter) => Number.parseInt(letter, 36))
    .join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
