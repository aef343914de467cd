/** A text field that steers a list of what it finds. */
export const searchBox = {
  type: 'text',
  role: 'combobox',
  list: undefined,
  autocomplete: 'off',
  'aria-expanded': true,
} as const;
