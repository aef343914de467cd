const paths = {
  attach: 'M14 7l-6.5 6.5a2 2 0 0 1-3-3L11.5 4a3.3 3.3 0 0 1 5 5L9 16a5 5 0 0 1-7-7l6-6',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  close: 'M5 5l10 10M15 5 5 15',
  dark: 'M16 12A7 7 0 0 1 8 4a7 7 0 1 0 8 8z',
  down: 'M10 4v12M5 11l5 5 5-5',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
  light:
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1v2M10 17v2M1 10h2M17 10h2M4 4l1 1M15 15l1 1M4 16l1-1M15 5l1-1',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  menu: 'M3 5h14M3 10h14M3 15h14',
  more: 'M10 4h.01M10 10h.01M10 16h.01M9.5 4h1M9.5 10h1M9.5 16h1',
  open: 'M5 8l5 5 5-5',
  people:
    'M7 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 4.5a3 3 0 0 1 0 5M14.5 12.5c2 .5 3.5 2 3.5 4.5',
  pin: 'M8 3h5l-1 5 3 3H5l3-3zM10 11v6',
  react: 'M9 3a7 7 0 1 0 7.5 8M6.5 11.5a3.5 3.5 0 0 0 6 0M7 7.5v.01M11.5 7.5v.01M15 2v6M12 5h6',
  reply: 'M3 4h14v9H9l-4 4v-4H3z',
  search: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5 17 17',
  send: 'M3 3l15 7-15 7 2-7zM5 10h6',
  smile: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM6.5 11.5a4 4 0 0 0 7 0M7.5 8v.01M12.5 8v.01',
  system: 'M2 4h16v10H2zM7 17h6',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon; the element around it has the accessible name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="glyph" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
