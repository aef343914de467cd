import type { RuleId } from './rule.js';

/**
 * What identifies a finding of a rule in a sentence, whatever the sentence's case, spaces and marks. The sentence is
 * hashed once for all its findings.
 */
export function keysIn(sentence: string): (rule: RuleId) => string {
  const plain = sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const hashed = hash(plain.trim());
  return (rule) => `${rule}:${hashed}`;
}

/** FNV-1a, 64 bits in hexadecimal. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    value = ((value ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return value.toString(16).padStart(16, '0');
}
