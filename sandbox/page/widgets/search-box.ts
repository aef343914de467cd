/** Attributes of a text field that controls a result list. */
export const searchBox = {
  type: 'text',
  role: 'combobox',
  list: undefined,
  autocomplete: 'off',
  'aria-expanded': true,
} as const;
