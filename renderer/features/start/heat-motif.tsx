/** Steps of the ramp per tile, row by row: a picture of a heat table, not data. */
const tiles = [
  '1213112412',
  '2124213111',
  '1131246213',
  '3112135712',
  '2413124621',
  '1121312432',
  '2311421113',
  '1212113241',
];

/** A drawing for the start screen. */
export function HeatMotif() {
  return (
    <svg className="heat-motif" viewBox="0 0 298 238" aria-hidden="true">
      {tiles.map((row, y) =>
        row
          .split('')
          .map((step, x) => (
            <rect key={`${x}:${y}`} x={x * 30} y={y * 30} width="28" height="28" rx="4" className={`motif-${step}`} />
          )),
      )}
      <rect className="motif-focus" x="209" y="89" width="30" height="30" rx="5" />
    </svg>
  );
}
