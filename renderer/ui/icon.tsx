/** Stroke drawings on a 20 px grid; decorative, so always beside a text or on a labelled control. */
const shapes = {
  start: 'M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5M8.5 16v-4h3v4',
  import: 'M10 3.5v8.5m0 0 3.2-3.2M10 12 6.8 8.8M3.5 12.5V15A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5v-2.5',
  overview: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.8h13M7.8 4.5v11M12.2 4.5v11',
  map: 'M3.5 5.5 7.5 4l5 2 4-1.5v10L12.5 16l-5-2-4 1.5zM7.5 4v10M12.5 6v10',
  compare: 'M3.5 16.5h13M4.5 6.5h6m-3-2v4M8 11.5h7.5m-5-2v4',
  community: 'M3 16.5h14M4.5 16.5V9L8 6l3.5 3v7.5M11.5 10l2.5-2 2.5 2v6.5M7 16.5V13h2v3.5',
  quality: 'M3.5 4.5h2.2v2.2H3.5zM8.5 5.6h8M3.5 9h2.2v2.2H3.5zM8.5 10.1h8M3.5 13.5h2.2v2.2H3.5zM8.5 14.6h5',
  linking: 'M7.5 14.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM12.5 14.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z',
  journal: 'M5 3.5h10.5v13H5zM3.5 7H6m-2.5 3H6m-2.5 3H6m2.5-5.5h4.5M8.5 10h4.5m-4.5 2.5h3',
  folder: 'M3 5.5h5l1.5 2H17v8.5H3z',
  print: 'M6 7.5v-4h8v4M6 14.5H3.5v-7h13v7H14M6 12h8v4.5H6z',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  right: 'm8 5.5 4.5 4.5L8 14.5',
  left: 'M12 5.5 7.5 10l4.5 4.5',
  play: 'M7 4.5v11l8.5-5.5z',
  pause: 'M7 5v10M13 5v10',
  columns: 'M3.5 4.5h13v11h-13zM7.8 4.5v11M12.2 4.5v11',
  share: 'M10 12.5v-9m0 0L6.8 6.7M10 3.5l3.2 3.2M4.5 10.5v5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-5',
  arrowUp: 'M10 16V4.5M10 4.5 5.5 9M10 4.5 14.5 9',
  arrowDown: 'M10 4v11.5m0 0L5.5 11m4.5 4.5 4.5-4.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm4-1.5 3.5 3.5',
  warning: 'M10 3.5 17.5 16h-15zM10 8v4m0 1.8v.4',
  error: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6.5v4.5m0 2v.5',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9v4.5m0-7v.5',
  file: 'M5.5 3.5h6l3 3v10h-9zM11.5 3.5v3h3',
  flask: 'M8 3.5h4M8.7 3.5v4.3L4.9 14.6a1.3 1.3 0 0 0 1.1 1.9h8a1.3 1.3 0 0 0 1.1-1.9l-3.8-6.8V3.5M6.8 12h6.4',
  lock: 'M5.5 9h9v7.5h-9zM7.3 9V6.7a2.7 2.7 0 0 1 5.4 0V9',
  trash: 'M4.5 6h11M8 6V4.2h4V6M6 6l.7 10.3h6.6L14 6M8.6 8.8v4.7m2.8-4.7v4.7',
  plus: 'M10 4.5v11M4.5 10h11',
  undo: 'M7 5 3.8 8.2 7 11.4M4 8.2h7.5a4 4 0 0 1 0 8H8',
  redo: 'M13 5l3.2 3.2L13 11.4M16 8.2H8.5a4 4 0 0 0 0 8H12',
  unlock: 'M5.5 9h9v7.5h-9zM7.3 9V6.7a2.7 2.7 0 0 1 5.2-1',
  key: 'M7 12.5a3 3 0 1 1 2.8-4.2H17v2.500h-1.700v1.700h-2.500v-1.700h-3A3 3 0 0 1 7 12.5z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8',
  people:
    'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.8 16c0-2.8 2-4.6 4.7-4.6s4.7 1.8 4.7 4.6M12.7 4.6a2.4 2.4 0 0 1 0 4.6m1.3 2.5c2 .5 3.2 2.1 3.2 4.3',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M8.5 8.2v7.3',
  chart: 'M4 4v12h12.5M7 13l3-3.5 2.5 2L16 7',
  sort: 'M7 4.5v11m0 0L4.5 13M7 15.5 9.5 13M13 15.5v-11m0 0L10.5 7M13 4.5 15.5 7',
} as const;

export type IconName = keyof typeof shapes;

export function Icon(props: { readonly name: IconName; readonly size?: 16 | 20 | 24; readonly className?: string }) {
  const size = props.size ?? 20;
  return (
    <svg
      className={props.className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size === 24 ? 1.4 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[props.name]} />
    </svg>
  );
}
