import { linePieces, type YearPoint } from './trend-model.ts';

const width = 96;
const height = 22;
const margin = 4;

/** A line of a few years from zero; years without a figure are gaps. The numbers stand beside it in the row. */
export function SmallLine(props: { readonly points: readonly YearPoint[] }) {
  const top = Math.max(0.001, ...props.points.map((point) => point.prevalence ?? 0)) * 1.1;
  const at = ([x, y]: readonly [number, number]): readonly [number, number] => [
    margin + x * (width - 2 * margin),
    margin + y * (height - 2 * margin),
  ];
  const pieces = linePieces(props.points, top).map((piece) => piece.map(at));
  const last = pieces.at(-1)?.at(-1);
  return (
    <svg className="small-line" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="small-line-zero" x1={0} y1={height - 1} x2={width} y2={height - 1} />
      {pieces.map((piece) => (
        <polyline
          key={String(piece[0])}
          className="small-line-line"
          points={piece.map((each) => each.join(',')).join(' ')}
        />
      ))}
      {pieces.flat().map(([x, y]) => (
        <circle key={x} className="small-line-dot" cx={x} cy={y} r={1.8} />
      ))}
      {last ? <circle className="small-line-last" cx={last[0]} cy={last[1]} r={3} /> : null}
    </svg>
  );
}
