/** Why a text was refused; `field` says which one. */
export type TextRefusal<Field extends string = string> =
  | { kind: 'text_missing'; field: Field }
  | { kind: 'text_too_long'; field: Field; maxChars: number; chars: number };
